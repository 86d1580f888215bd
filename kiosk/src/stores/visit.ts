// The visit of the person in front of the kiosk: the state machine, and its requests to the server.
import { defineStore } from 'pinia'
import { computed, ref, shallowReactive, shallowRef, watch } from 'vue'
import type { ServiceId, TicketId } from '../../../shared/ids.ts'
import type { ListPaper } from '../../../shared/listRequests.ts'
import type { PayloadOf, Pushes } from '../../../shared/protocol.ts'
import { ConnectionLost } from '../../../ui/connection.ts'
import { newCommandId } from '../../../ui/ids.ts'
import { useTexts } from '../../../ui/language.ts'
import { useOwnPrinter } from '../agent/useOwnPrinter.ts'
import { advance } from '../machine.ts'
import { newVisit, shownStep, type VisitEvent, type Wish, type Work } from '../steps.ts'
import { hurry, isBrief } from '../wishes.ts'
import { useHouse } from './house.ts'

export type PrintEnd = Pushes['printing:changed']['state']

/** What every request for a number says. */
type Common = Pick<PayloadOf<'ticket:issue'>, 'id' | 'language' | 'kiosk' | 'printAt'>

const legOf = ({ quantity, service }: Wish) => ({ service, ...(quantity !== null && { quantity }) })

/** A server that is there answers within this time; one that is stuck does not keep a visitor waiting. */
const patienceMs = 10_000

/** How many ends of printing are kept: one may come before the answer that names its ticket. */
const keptPrints = 20

export const useVisit = defineStore('visit', () => {
  const house = useHouse()
  const { connection } = house
  const texts = useTexts()
  const visit = shallowRef(newVisit)
  const prints = shallowReactive(new Map<TicketId, PrintEnd>())
  /** Counts the visits, so that whatever a screen remembers by itself ends with its visit. */
  const turn = ref(0)
  /** All languages are shown to choose from. */
  const choosingLanguage = ref(false)
  let withdrawal: AbortController | undefined

  function take(event: VisitEvent): void {
    const before = visit.value
    visit.value = hurry(before, advance(before, event, house.lookup), newCommandId(), house.lookup)
    choosingLanguage.value = false
    if (before.work && before.work.id !== visit.value.work?.id) withdrawal?.abort(new ConnectionLost('the visit ended'))
    if (visit.value.work && visit.value.work.id !== before.work?.id) ask(visit.value.work)
  }

  function sent(work: Work, common: Common, options: { readonly signal: AbortSignal }) {
    switch (work.kind) {
      case 'issue': {
        const [first, ...others] = work.wishes
        const services: PayloadOf<'ticket:issue'>['services'] = [legOf(first), ...others.map(legOf)]
        const evenUnstaffed = work.wishes.some((wish) => wish.evenUnstaffed)
        const documentsOnSlip = isBrief(visit.value.chosen, house.lookup)
        const wanted = { services, evenUnstaffed, documentsOnSlip, priority: null }
        return connection.request('ticket:issue', { ...common, ...wanted }, options)
      }
      case 'check-in':
        return connection.request('appointment:checkIn', { ...common, code: work.code }, options)
      case 'slot': {
        const { service, time } = work
        return connection.request('slot:take', { ...common, service, time }, options)
      }
      case 'scan':
        return connection.request('ticket:scan', { id: work.id, key: work.key }, options)
    }
  }

  /** The server may have read the request that is under way. */
  let heard = false
  /** The kiosk answers this one itself. */
  let answering: Work | null = null

  async function ask(work: Work): Promise<void> {
    heard = house.state === 'online'
    if (house.alone) return answerAlone(work)
    const patience = setTimeout(() => {
      if (visit.value.work === work && work.kind === 'issue' && house.numbers.ready.value) answerAlone(work)
    }, patienceMs)
    const kiosk = house.catalogue?.kiosk.id ?? null
    const common = { id: work.id, language: texts.language.value, kiosk, printAt: null }
    withdrawal = new AbortController()
    const options = { signal: withdrawal.signal }
    try {
      const answer = await sent(work, common, options)
      if (answer.ok && 'paper' in answer.value) {
        const value = ownPrinter.onPaper(answer.value)
        take({ type: 'answered', id: work.id, answer: { ok: true, value } })
      } else take({ type: 'answered', id: work.id, answer })
    } catch (error) {
      if (!(error instanceof ConnectionLost)) throw error
    } finally {
      clearTimeout(patience)
    }
  }

  /** What the kiosk can do without the server: a number of its own, and a no for everything else (rules K11, K13). */
  async function answerAlone(work: Work): Promise<void> {
    if (answering === work) return
    answering = work
    withdrawal?.abort(new ConnectionLost('the kiosk goes on alone'))
    const answer =
      work.kind === 'issue'
        ? await house.numbers.issue(work.id, work.wishes, texts.language.value, heard)
        : ({ ok: false, refusal: { code: 'no-server' } } as const)
    const value = answer.ok && ownPrinter.onPaper(answer.value)
    take({ type: 'answered', id: work.id, answer: value ? { ok: true, value } : answer })
    heard = false
    if (house.state === 'online') house.numbers.settle()
  }
  watch(
    () => house.state,
    (state) => {
      if (state === 'online') heard = true
    },
  )
  watch(
    () => house.alone,
    (alone) => {
      if (alone && visit.value.work) answerAlone(visit.value.work)
    },
  )

  function printEnded(ticket: TicketId, state: PrintEnd): void {
    prints.set(ticket, state)
    for (const oldest of [...prints.keys()].slice(0, -keptPrints)) prints.delete(oldest)
  }
  connection.on('printing:changed', ({ ticket, state }) => printEnded(ticket, state))
  const ownPrinter = useOwnPrinter(house, texts, printEnded)

  /** Prints a list where the visitor stands, or gives it for the screen; null while there is no connection, or it is refused. */
  async function printList(
    service: ServiceId,
    documents: PayloadOf<'list:print'>['documents'],
    signal: AbortSignal,
  ): Promise<ListPaper | null> {
    const kiosk = house.catalogue?.kiosk.id ?? null
    const wish = { id: newCommandId(), kiosk, language: texts.language.value, service, documents }
    try {
      const answer = await connection.request('list:print', wish, { signal })
      return answer.ok ? answer.value : null
    } catch (error) {
      if (!(error instanceof ConnectionLost)) throw error
      return null
    }
  }

  /** Nothing of the last visitor stays, the language included. */
  function end(): void {
    take({ type: 'ended' })
    turn.value++
    choosingLanguage.value = false
    const own = house.catalogue?.languages[0]
    if (own && own !== texts.language.value) texts.use(own)
  }
  // The plan's first language is the kiosk's own, also on the very first visit.
  watch(
    () => house.catalogue?.languages[0],
    (own) => {
      if (own && shownStep(visit.value).screen === 'welcome') texts.use(own)
    },
  )

  /** From a screen that leads no further: to what is chosen, or to the end. */
  function leave(): void {
    if (visit.value.chosen.length > 0) take({ type: 'went-on' })
    else end()
  }

  /** Nothing is chosen, and the welcome is shown. */
  const atStart = computed(() => visit.value.steps.length === 1 && visit.value.chosen.length === 0)
  const fresh = computed(
    () =>
      atStart.value &&
      !visit.value.work &&
      !choosingLanguage.value &&
      texts.language.value === (house.catalogue?.languages[0] ?? texts.language.value),
  )

  return {
    step: computed(() => shownStep(visit.value)),
    chosen: computed(() => visit.value.chosen.map(({ wish }) => wish)),
    depth: computed(() => visit.value.steps.length),
    work: computed(() => visit.value.work),
    atStart,
    fresh,
    choosingLanguage,
    turn,
    prints,
    take,
    end,
    leave,
    printList,
    newId: newCommandId,
  }
})
