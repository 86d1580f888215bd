// What the server's answer leads to.
import type { Answer } from '../../shared/protocol.ts'
import type { Refusal, RefusalCode } from '../../shared/refusals.ts'
import type { IssuedView, ScannedView } from '../../shared/views.ts'
import { home, type Step, show, type Visit, type Wish, type Work } from './steps.ts'
import { without } from './wishes.ts'

export function answered(visit: Visit, work: Work, answer: Answer<IssuedView | ScannedView>): Visit {
  if (answer.ok) {
    const { value } = answer
    const last: Step = 'did' in value ? { screen: 'slip', scanned: value } : { screen: 'ticket', issued: value }
    return show(home(work.kind === 'issue' ? [] : visit.chosen), last)
  }
  const { refusal } = answer
  return work.kind === 'issue'
    ? noNumber(visit, refusal)
    : show(visit, { screen: 'refused', refusal, asked: work.kind, wish: null })
}

/** The house has changed since all this was chosen: what gets no number any more is explained, the rest stays chosen (rule K10). */
function noNumber(visit: Visit, refusal: Refusal): Visit {
  const refusedOne = (wish: Wish | null): Step => ({ screen: 'refused', refusal, asked: 'issue', wish })
  const [only, ...others] = visit.chosen
  const named = visit.chosen.find(({ wish }) => wish.service === refusal.params?.service)
  const wish = (named ?? (others.length === 0 ? only : undefined))?.wish
  if (!wish) return show(home(visit.chosen), refusedOne(null))
  if (refusal.code === 'not-staffed') return show(home(visit.chosen), { screen: 'unstaffed', wish })
  const explained = guidance(refusal.code, wish)
  if (explained) return show(without(visit, wish.service), explained)
  return ofOneService.has(refusal.code)
    ? show(without(visit, wish.service), refusedOne(wish))
    : show(home(visit.chosen), refusedOne(null))
}

/** Refusals that concern one service and have no screen of their own. All others leave everything chosen: they may pass. */
const ofOneService: ReadonlySet<RefusalCode> = new Set([
  'issue-ended',
  'not-yet-open',
  'unknown-service',
  'quantity-not-asked',
])

function guidance(code: RefusalCode, wish: Wish): Step | null {
  switch (code) {
    case 'go-to-infostand':
      return { screen: 'infostand', wish }
    case 'handled-elsewhere':
      return { screen: 'elsewhere', wish }
    case 'appointment-only':
      return { screen: 'appointment-only', wish }
    case 'contingent-used':
      return { screen: 'no-numbers', wish, why: 'contingent-used' }
    case 'issue-ended-forecast':
      return { screen: 'no-numbers', wish, why: 'full' }
    case 'service-closed':
      return { screen: 'no-numbers', wish, why: 'closed' }
    default:
      return null
  }
}
