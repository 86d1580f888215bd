// The desk that this screen works at: what the server last said of it, and how to ask for changes.
import { defineStore } from 'pinia'
import { computed, type InjectionKey, inject, markRaw, ref, shallowRef, watch } from 'vue'
import type { DeskId, SiteId } from '../../../shared/ids.ts'
import type { PayloadOf, ReplyOf, RequestName } from '../../../shared/protocol.ts'
import type { Refusal } from '../../../shared/refusals.ts'
import { protocolVersion } from '../../../shared/version.ts'
import { type Connection, ConnectionLost } from '../../../ui/connection.ts'
import { newCommandId } from '../../../ui/ids.ts'
import { useNow } from '../../../ui/useNow.ts'
import { useView } from '../../../ui/useView.ts'
import { rememberedKey } from '../remembered.ts'
import { stepOf } from '../steps.ts'
import { useStaffTexts } from '../texts.ts'
import { serviceName } from '../words.ts'

export const connectionKey: InjectionKey<Connection> = Symbol('connection')

/** Requests that change something. */
export type CommandName = { [N in RequestName]: PayloadOf<N> extends { id: string } ? N : never }[RequestName]
type Without<P> = P extends unknown ? Omit<P, 'id'> : never

/** What the screen says after an action. */
export type Notice =
  | { readonly kind: 'done'; readonly text: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

export const useDesk = defineStore('desk', () => {
  const given = inject(connectionKey)
  const remembered = inject(rememberedKey)
  if (!given || !remembered) throw new Error('the app was given no connection or no memory')
  const connection = markRaw(given)
  const texts = useStaffTexts()
  const { state } = connection

  const chosen = ref<DeskId | null>(remembered.desk)
  const { view, joined, refusal, rejoin } = useView(connection, {
    push: 'desk:changed',
    join: () => connection.request('desk:join', { protocol: protocolVersion, desk: chosen.value }),
  })
  const catalogue = computed(() => joined.value?.catalogue ?? null)
  const now = useNow(() => view.value?.clock)
  watch(
    () => catalogue.value?.site.timeZone,
    (zone) => zone && texts.setTimeZone(zone),
  )

  /** The desk as the plan has it; null while none is chosen. */
  const desk = computed(() => catalogue.value?.desks.find(({ id }) => id === chosen.value) ?? null)
  /** What the desk is doing; null until the view of this very desk is there. */
  const present = computed(() => (view.value?.desk?.id === chosen.value ? (view.value?.desk?.now ?? null) : null))
  /** What is served here by whoever is here: the desk's services among that one's skills. */
  const serves = computed(() => {
    const here = view.value?.desk
    if (here && here.id === chosen.value) return here.serves
    return { own: desk.value?.services ?? [], backup: desk.value?.backup ?? [] }
  })
  const step = computed(() => present.value && stepOf(present.value))
  const online = computed(() => state.value === 'online')
  const offlineSince = ref<number | null>(null)
  watch(online, (is) => {
    offlineSince.value = is ? null : now.value
  })

  const lostDesk = ref(false)
  /** Chosen from the list just now: whoever works there already is asked about first. */
  const justChosen = ref(false)
  const choose = (next: DeskId | null): void => {
    justChosen.value = next !== null
    chosen.value = next
    remembered.desk = next
    lostDesk.value = false
    rejoin()
  }
  watch(refusal, (why) => {
    if (why?.code !== 'unknown-desk') return
    choose(null)
    lostDesk.value = true
  })

  const notice = shallowRef<Notice | null>(null)
  /** A supervisor has changed what the clerk at this desk is qualified for. */
  watch(
    () => view.value?.desk,
    (here, before) => {
      if (!here?.clerk || here.id !== before?.id || here.clerk.id !== before.clerk?.id) return
      if (JSON.stringify(here.serves) === JSON.stringify(before.serves)) return
      notice.value = { kind: 'done', text: texts.t('counter.clerk.skillsChanged') }
    },
  )
  const busy = ref(false)
  let withdrawal = new AbortController()

  /**
   * Sends a command, one at a time, and says how it ended: `done` in words, or the refusal. Gives undefined when it was not
   * sent or not answered, null when it was refused.
   */
  async function command<N extends CommandName>(
    name: N,
    payload: Without<PayloadOf<N>>,
    done?: (value: ReplyOf<N>) => string | null,
  ): Promise<{ readonly value: ReplyOf<N> } | null | undefined> {
    if (!online.value || busy.value) return undefined
    busy.value = true
    notice.value = null
    withdrawal = new AbortController()
    const { signal } = withdrawal
    try {
      const answer = await connection.request(name, { ...payload, id: newCommandId() } as PayloadOf<N>, { signal })
      if (!answer.ok) {
        notice.value = { kind: 'refused', refusal: answer.refusal }
        return null
      }
      const text = done?.(answer.value)
      if (text) notice.value = { kind: 'done', text }
      return { value: answer.value }
    } catch (error) {
      if (error instanceof ConnectionLost || signal.aborted) return undefined
      throw error
    } finally {
      busy.value = false
    }
  }

  /** Other sites at which the one who works here has rights. */
  const otherSites = computed(() => joined.value?.otherSites ?? [])
  /**
   * Goes on at another site. A line acts at one site as long as it lives, so that nothing that is on its way is done at the wrong
   * one: the screen starts again.
   */
  function moveTo(site: SiteId, at: DeskId | null): void {
    if (remembered) Object.assign(remembered, { site, desk: at })
    location.reload()
  }

  /** For what is done to a ticket that is not at this desk: it can be taken back here. */
  const from = () => (chosen.value === null ? {} : { by: chosen.value })

  const name = (service: string) => (catalogue.value ? serviceName(catalogue.value, service, texts) : service)

  const siteName = (id: SiteId): string => {
    const site = [...(catalogue.value?.otherSites ?? []), ...otherSites.value].find((one) => one.site.id === id)?.site
    return site ? texts.textOf(site.name) : id
  }

  return {
    connection,
    state,
    online,
    offlineSince,
    view,
    catalogue,
    refusal,
    now,
    chosen,
    desk,
    present,
    serves,
    step,
    lostDesk,
    justChosen,
    choose,
    notice,
    busy,
    command,
    from,
    /** What has been sent and not answered is not sent again; whether it was done, the next view tells. */
    withdraw: () => withdrawal.abort(),
    serviceName: name,
    siteName,
    otherSites,
    moveTo,
  }
})
