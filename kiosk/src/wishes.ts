// From the tap on a service to its place among what is chosen: questions, and everything that is asked before a number.
import type { CommandId, QuestionId, ServiceId } from '../../shared/ids.ts'
import type { Texts } from '../../shared/plan.ts'
import { home, type Lookup, type Step, show, type Visit, type Wish } from './steps.ts'

/** How many concerns a kiosk takes under one number; staff can add more. */
export const mostConcerns = 3

/** A tap on a service: its first question, or what it leads to. */
export function choose(visit: Visit, service: ServiceId, lookup: Lookup): Visit {
  const known = lookup(service)
  if (!known) return visit
  if (known.service.questions.length > 0)
    return show(visit, { screen: 'question', service, question: 0, documents: [] })
  return settle(visit, service, [], lookup)
}

/** The next question, or what the answers have led to (rule G10). */
export function answer(
  visit: Visit,
  { service, question, documents }: Extract<Step, { readonly screen: 'question' }>,
  option: QuestionId,
  lookup: Lookup,
): Visit {
  const questions = lookup(service)?.service.questions ?? []
  const given = questions[question]?.options.find(({ id }) => id === option)
  if (!given) return visit
  const needed = [...documents, ...given.documents]
  if (given.leadsTo !== null) return settle(visit, given.leadsTo, needed, lookup)
  const next = question + 1
  return next < questions.length
    ? show(visit, { screen: 'question', service, question: next, documents: needed })
    : settle(visit, service, needed, lookup)
}

function settle(visit: Visit, service: ServiceId, documents: readonly Texts[], lookup: Lookup): Visit {
  const known = lookup(service)
  if (!known) return visit
  if (isChosen(visit, service)) return { ...visit, steps: [{ screen: 'more', repeated: service }] }
  const wish: Wish = {
    service,
    documents,
    quantity: null,
    documentsAtHand: false,
    evenUnstaffed: false,
    staysHere: false,
    ratherWait: false,
  }
  switch (known.now.now) {
    case 'infostand':
      return show(visit, { screen: 'infostand', wish })
    case 'elsewhere':
      return show(visit, { screen: 'elsewhere', wish })
    case 'appointment':
      return show(visit, { screen: 'appointment-only', wish })
    case 'closed':
    case 'contingent-used':
    case 'full':
    case 'used-up':
      return show(visit, { screen: 'no-numbers', wish, why: known.now.now })
    case 'number':
      return pursue(visit, wish, lookup)
  }
}

/** The next thing to ask about a wish; when there is none it is chosen. */
export function pursue(visit: Visit, wish: Wish, lookup: Lookup): Visit {
  const known = lookup(wish.service)
  if (!known) return home(visit.chosen)
  if (known.now.now === 'number' && known.now.there && !wish.staysHere)
    return show(visit, { screen: 'other-site', wish })
  if (nobodyServes(wish, lookup)) return show(visit, { screen: 'unstaffed', wish })
  if (known.service.quantity && wish.quantity === null) return show(visit, { screen: 'quantity', wish })
  // Under one number with other concerns a slot of one of them would help nobody.
  if (known.now.longWait && known.now.slots.length > 0 && visit.chosen.length === 0 && !wish.ratherWait)
    return show(visit, { screen: 'long-wait', wish })
  // The slip holds those of the service; what an answer has added is known here alone, since answers are stored nowhere.
  const documents = (known.brief ? 0 : known.service.documents.length) + wish.documents.length
  if (documents > 0 && !wish.documentsAtHand) return show(visit, { screen: 'documents', wish })
  return home([...visit.chosen, { wish, way: visit.steps }])
}

/** Of what is chosen, the request for its number; first the question that the house has raised since (rule G6). */
export function draw(visit: Visit, id: CommandId, lookup: Lookup): Visit {
  const unasked = visit.chosen.find(({ wish }) => nobodyServes(wish, lookup))
  if (unasked) return show(home(visit.chosen), { screen: 'unstaffed', wish: unasked.wish })
  const [first, ...others] = visit.chosen.map(({ wish }) => wish)
  return first ? { ...visit, work: { kind: 'issue', id, wishes: [first, ...others] } } : visit
}

/** What has just become ready gets its number at once where only what is necessary is asked: nobody is asked for more. */
export function hurry(before: Visit, after: Visit, id: CommandId, lookup: Lookup): Visit {
  const ready = after.chosen.length > before.chosen.length && after.work === null
  return ready && isBrief(after.chosen, lookup) ? draw(after, id, lookup) : after
}

/** Whether the visitor was shown no documents of what is chosen, so that they stand on the slip. */
export const isBrief = (chosen: Visit['chosen'], lookup: Lookup): boolean =>
  chosen.some(({ wish }) => lookup(wish.service)?.brief)

/** A number is wanted although nobody serves this; what was chosen already is asked for at once. */
export function accept(visit: Visit, wish: Wish, id: CommandId, lookup: Lookup): Visit {
  const accepted = { ...wish, evenUnstaffed: true }
  if (!isChosen(visit, wish.service)) return pursue(visit, accepted, lookup)
  const chosen = visit.chosen.map((one) => (one.wish.service === wish.service ? { ...one, wish: accepted } : one))
  return draw({ ...visit, chosen }, id, lookup)
}

/** The last one chosen is open again, where it was settled. */
export function reopen(visit: Visit): Visit {
  const last = visit.chosen.at(-1)
  return last ? { chosen: visit.chosen.slice(0, -1), steps: last.way, work: null } : visit
}

export const without = ({ chosen }: Visit, service: ServiceId): Visit =>
  home(chosen.filter(({ wish }) => wish.service !== service))

const isChosen = ({ chosen }: Visit, service: ServiceId) => chosen.some(({ wish }) => wish.service === service)

/** Whether the visitor has yet to be asked if they want a number that nobody calls at present. */
function nobodyServes({ service, evenUnstaffed }: Wish, lookup: Lookup): boolean {
  const now = lookup(service)?.now
  return now?.now === 'number' && now.unstaffed && !evenUnstaffed
}
