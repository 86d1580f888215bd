// Which keys the step at the desk offers: one that goes on, and the others.
import { type ComputedRef, computed } from 'vue'
import type { ShortcutName } from '../shortcuts.ts'
import { useDesk } from '../stores/desk.ts'
import { useDialogs } from '../stores/dialogs.ts'
import { useVisit } from '../stores/visit.ts'
import { useWork } from '../stores/work.ts'
import { useStaffTexts } from '../texts.ts'
import { deskName } from '../words.ts'

export interface Action {
  readonly id: ShortcutName
  readonly label: string
  readonly hint?: string
  /** Why it cannot be pressed now. */
  readonly off?: string | null
  readonly press: () => unknown
}

export interface Actions {
  readonly primary: ComputedRef<Action | null>
  readonly others: ComputedRef<readonly Action[]>
}

export function useActions({ askOutcome }: { askOutcome: () => void }): Actions {
  const store = useDesk()
  const visit = useVisit()
  const work = useWork()
  const dialogs = useDialogs()
  const texts = useStaffTexts()
  const { t, time } = texts

  const nobody = computed(() => (store.view?.next ? null : t('counter.off.nobody')))

  async function finish() {
    if (!(await visit.finish())) askOutcome()
  }

  const callNext = (label: string): Action => ({ id: 'callNext', label, off: nobody.value, press: work.callNext })

  const primary = computed<Action | null>(() => {
    switch (store.step?.kind) {
      case 'closed':
        return {
          id: 'open',
          label: t('counter.act.open', { desk: store.desk ? deskName(store.desk, texts) : '' }),
          press: () => work.open(),
        }
      case 'paused':
        return { id: 'pause', label: t('counter.act.resume'), press: work.resume }
      case 'free':
        return callNext(t('counter.act.callNext'))
      case 'called':
        return { id: 'start', label: t('counter.act.start'), press: visit.start }
      case 'serving':
        return { id: 'finish', label: t('counter.act.finish'), press: finish }
      case 'after-work':
        return { id: 'next', label: t('counter.act.next'), hint: t('counter.act.nextHint'), press: work.next }
      default:
        return null
    }
  })

  const miss = computed<Action>(() => {
    const seconds = visit.missableInSeconds
    const from = visit.ticket && t('counter.act.missFrom', { time: time(visit.ticket.missableAt) })
    return {
      id: 'miss',
      label: t('counter.act.miss'),
      ...(seconds > 0 && {
        hint: seconds < 100 ? t('counter.act.missIn', { seconds }) : (from ?? ''),
        off: `${t('counter.off.notYet')}, ${t('counter.act.missIn', { seconds })}`,
      }),
      press: visit.miss,
    }
  })

  const withTicket = computed<Record<'park' | 'transfer' | 'addLeg' | 'cancel', Action> | null>(() => {
    const one = visit.ticket
    if (!one) return null
    const named = { ticket: one.ticket, label: one.label }
    return {
      park: { id: 'park', label: t('counter.act.park'), press: () => dialogs.show({ kind: 'park', ...named }) },
      transfer: {
        id: 'transfer',
        label: t('counter.act.transfer'),
        press: () => dialogs.show({ kind: 'transfer', ...named }),
      },
      addLeg: { id: 'addLeg', label: t('counter.act.addLeg'), press: () => dialogs.show({ kind: 'leg', ...named }) },
      cancel: { id: 'cancel', label: t('counter.act.cancel'), press: () => dialogs.show({ kind: 'cancel', ...named }) },
    }
  })

  const between = computed<readonly Action[]>(() => [
    { id: 'serve', label: t('counter.act.serve'), press: () => dialogs.show({ kind: 'serve' }) },
  ])

  const others = computed<readonly Action[]>(() => {
    const on = withTicket.value
    switch (store.step?.kind) {
      case 'free':
        return between.value
      case 'after-work':
        return [callNext(t('counter.act.callAfter')), ...between.value]
      case 'called':
        return on
          ? [
              { id: 'recall', label: t('counter.act.recall'), press: visit.recall },
              miss.value,
              on.park,
              on.transfer,
              on.addLeg,
              on.cancel,
            ]
          : []
      case 'serving':
        return on ? [on.transfer, on.park, on.addLeg] : []
      default:
        return []
    }
  })

  return { primary, others }
}
