// What the wall shows: the last calls of its areas, and how long the wait is.

import type { BoardCall, BoardCatalogue, BoardNoticeView, BoardView } from '../../../shared/boardViews.ts'
import type { DisplaySetting } from '../../../shared/displaySetting.ts'
import type { AreaId, ReasonId } from '../../../shared/ids.ts'
import type { Area, Service } from '../../../shared/plan.ts'
import { reasonOf } from '../closures.ts'
import { queueOf } from '../planIndex.ts'
import type { Call, DayState } from '../state.ts'
import { clockView, type ViewContext, versionOf } from './context.ts'
import { openNow } from './kiosk.ts'
import { siteCard } from './siteCard.ts'
import { rangeOver, servicesWaitedFor } from './waits.ts'

type Recordings = Pick<ViewContext, 'boards'>
type Shown = Pick<DisplaySetting, 'areas' | 'arrows'>

const servicesIn = (state: DayState, area: AreaId): readonly Service[] =>
  state.plan.services.filter((service) => queueOf(service)?.area === area)

const areaView = (state: DayState, { id, name }: Area): BoardCatalogue['areas'][number] => {
  const groups = new Set(servicesIn(state, id).map(({ group }) => group))
  return { id, name, services: state.plan.groups.filter((group) => groups.has(group.id)).map((group) => group.name) }
}

/** The display of that id, or the first of the plan; null when the plan knows no such display. */
export function boardCatalogue(
  state: DayState,
  id: ReasonId | null,
  { boards }: Pick<ViewContext, 'boards'>,
): BoardCatalogue | null {
  const { plan } = state
  const display = id === null ? plan.displays[0] : plan.displays.find((one) => one.id === id)
  if (!display) return null
  return {
    plan: state.planHash,
    site: siteCard(plan),
    display,
    languages: plan.languages,
    recorded: boards?.recorded ?? [],
    areas: plan.areas.filter((area) => display.areas.includes(area.id)).map((area) => areaView(state, area)),
  }
}

/** A call that is over is no longer news: shown are those who are still called or sit at the desk. */
const isCurrent = (state: DayState, { ticket: id, desk }: Call): boolean => {
  const phase = state.tickets.get(id)?.phase
  return (phase?.kind === 'called' || phase?.kind === 'serving') && phase.desk === desk
}

const callView = (state: DayState, call: Call, { arrows }: Shown, context: Recordings): BoardCall | null => {
  const desk = state.index.desks.get(call.desk)
  if (!desk) return null
  const served = state.tickets.get(call.ticket)?.phase.kind === 'serving'
  const { sequence, label, area, language, recall, at } = call
  const { id, name, kind, arrow, way } = desk
  return {
    sequence,
    label,
    desk: { id, name, kind },
    arrow: arrows[id] ?? arrow,
    way,
    area,
    language,
    recall,
    served,
    at,
    recordings: context.boards?.recordingsOf({ label, language, desk }) ?? [],
  }
}

/** Newest first, a label once: a recall stands for the call before it. As many as desks can have: a board that was given fewer could miss some of a burst. */
const callsOf = (state: DayState, shown: Shown, context: Recordings): readonly BoardCall[] => {
  const areas = new Set(shown.areas)
  const seen = new Set<string>()
  const calls: BoardCall[] = []
  for (const call of state.calls) {
    if (!areas.has(call.area) || seen.has(call.label)) continue
    seen.add(call.label)
    const view = isCurrent(state, call) ? callView(state, call, shown, context) : null
    if (view) calls.push(view)
  }
  return calls
}

/** Services that are closed together, for one reason from one moment on, are named together. */
const closuresOn = (state: DayState, areas: ReadonlySet<AreaId>): BoardView['closures'] => {
  const here = [...state.closures.values()].flatMap((closure) => {
    const { target } = closure
    if (target.kind === 'site') return [{ closure, names: [] }]
    const service = target.kind === 'service' ? state.index.services.get(target.service) : undefined
    const area = service && queueOf(service)?.area
    return service && area && areas.has(area) ? [{ closure, names: [service.name] }] : []
  })
  return [
    ...Map.groupBy(here, ({ closure }) => `${closure.target.kind} ${closure.reason} ${closure.fromAt}`).values(),
  ].flatMap((same) => {
    const [first] = same
    if (!first) return []
    const { closure } = first
    return [{ reason: reasonOf(state, closure), fromAt: closure.fromAt, services: same.flatMap(({ names }) => names) }]
  })
}

const mediaOf = (file: string): NonNullable<BoardNoticeView['media']> => ({
  kind: /\.(?:mp4|webm)$/.test(file) ? 'video' : 'image',
  address: `/notices/${file}`,
})

/** What is shown now on boards of these areas: announcements first, each kind in the order in which they began. */
const noticesOn = (areas: ReadonlySet<AreaId>, { at, boards }: ViewContext): readonly BoardNoticeView[] =>
  (boards?.notices ?? [])
    .filter(({ from, until }) => from <= at && (until === null || at < until))
    .filter((notice) => notice.areas === null || notice.areas.some((area) => areas.has(area)))
    .toSorted((a, b) => (a.kind === b.kind ? 0 : a.kind === 'announcement' ? -1 : 1))
    .map(({ id, kind, text, file, spoken, from, until }) => {
      return { id, kind, text, media: file === null ? null : mediaOf(file), spoken, from, until }
    })

export function boardView(state: DayState, id: ReasonId, context: ViewContext): BoardView {
  const display = state.plan.displays.find((one) => one.id === id) ?? { areas: [], arrows: {} }
  const { areas } = display
  const waiting = new Map<AreaId, number>(areas.map((area) => [area, 0]))
  const waitedFor = servicesWaitedFor(state)
  for (const ticketId of state.waiting) {
    const ticket = state.tickets.get(ticketId)
    if (!ticket) continue
    waiting.set(ticket.area, (waiting.get(ticket.area) ?? 0) + 1)
  }
  return {
    version: versionOf(state, context),
    plan: state.planHash,
    clock: clockView(state, context),
    open: openNow(state, context),
    calls: callsOf(state, display, context),
    notices: noticesOn(new Set(areas), context),
    closures: closuresOn(state, new Set(areas)),
    areas: areas.map((area) => ({
      id: area,
      waiting: waiting.get(area) ?? 0,
      wait: rangeOver(
        state,
        servicesIn(state, area).map((service) => service.id),
        waitedFor,
        context.at,
      ),
    })),
  }
}
