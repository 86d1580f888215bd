// The visitor at this desk: what can be done with them, and how the visit ended.
import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import type { ReasonId, ServiceId } from '../../../shared/ids.ts'
import { useStaffTexts } from '../texts.ts'
import { useDesk } from './desk.ts'

export const useVisit = defineStore('visit', () => {
  const desk = useDesk()
  const { t } = useStaffTexts()

  const ticket = computed(() => {
    const step = desk.step
    return step?.kind === 'called' || step?.kind === 'serving' ? step.ticket : null
  })
  const outcome = ref<ReasonId | null>(null)
  const outcomeMissing = ref(false)
  /** Concerns that this desk can deal with, and those that were not dealt with today. */
  const here = computed(() => ticket.value?.legs.filter((leg) => leg.here).map(({ service }) => service) ?? [])
  const leftOut = ref<readonly ServiceId[]>([])
  /** Dealt with although nobody asked for it at the kiosk. */
  const extra = ref<ServiceId | null>(null)
  watch(
    () => ticket.value?.ticket,
    () => {
      outcome.value = null
      outcomeMissing.value = false
      leftOut.value = []
      extra.value = null
    },
  )

  /** The service that the visitor came to this desk for. */
  const service = computed(() => {
    const legs = ticket.value?.legs ?? []
    const id = (legs.find((leg) => leg.here) ?? legs[0])?.service
    return desk.catalogue?.services.find((one) => one.id === id) ?? null
  })
  const usualSeconds = computed(() =>
    (ticket.value?.legs ?? [])
      .filter((leg) => leg.here)
      .reduce((sum, { service: id, quantity }) => {
        const known = desk.catalogue?.services.find((one) => one.id === id)
        return sum + (known?.durationSeconds ?? 0) * quantity
      }, 0),
  )
  const missableInSeconds = computed(() =>
    ticket.value ? Math.max(0, Math.ceil((ticket.value.missableAt - desk.now) / 1000)) : 0,
  )

  const choose = (next: ReasonId): void => {
    outcome.value = outcome.value === next ? null : next
    outcomeMissing.value = false
  }
  const leaveOut = (one: ServiceId, out: boolean): void => {
    leftOut.value = out ? [...leftOut.value, one] : leftOut.value.filter((other) => other !== one)
  }

  const onTicket = (name: 'ticket:start' | 'ticket:recall' | 'ticket:miss', did: 'started' | 'recalled' | 'missed') => {
    const one = ticket.value
    return one && desk.command(name, { ticket: one.ticket }, () => t(`counter.did.${did}`, { label: one.label }))
  }

  return {
    ticket,
    service,
    usualSeconds,
    missableInSeconds,
    outcome,
    outcomeMissing,
    here,
    leftOut,
    extra,
    choose,
    leaveOut,
    start: () => onTicket('ticket:start', 'started'),
    recall: () => onTicket('ticket:recall', 'recalled'),
    miss: () => onTicket('ticket:miss', 'missed'),
    /** False when the plan wants an outcome and none is chosen. */
    async finish(): Promise<boolean> {
      const one = ticket.value
      if (!one) return true
      if (desk.catalogue?.reasons.outcomeRequired && outcome.value === null) {
        outcomeMissing.value = true
        return false
      }
      const named = leftOut.value.length > 0 || extra.value !== null
      const dealtWith = [
        ...here.value.filter((id) => !leftOut.value.includes(id)),
        ...(extra.value ? [extra.value] : []),
      ]
      const services = named ? dealtWith : null
      await desk.command('ticket:finish', { ticket: one.ticket, outcome: outcome.value, services }, () =>
        t('counter.did.finished', { label: one.label }),
      )
      return true
    },
  }
})
