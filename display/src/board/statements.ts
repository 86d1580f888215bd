// What the board says besides its calls: in the large place while nobody is called, and in its footer.
import type { BoardCatalogue, BoardView } from '../../../shared/boardViews.ts'
import type { OpenState, WaitRange } from '../../../shared/views.ts'
import type { TextTools } from '../../../ui/language.ts'
import { shortNames } from './areaNames.ts'

type Words = Pick<TextTools, 't' | 'textOf' | 'time' | 'date'>

/** Wordings of one statement, the fullest first; the first one that fits is shown, and none if none does. */
export interface Statement {
  readonly wordings: readonly { readonly lead: string; readonly strong: string }[]
}

const plain = (...leads: string[]): Statement => ({ wordings: leads.map((lead) => ({ lead, strong: '' })) })

/** The statements that take turns in the footer. */
export function footStatements(
  catalogue: BoardCatalogue,
  { open, areas, clock, closures }: BoardView,
  words: Words,
  /** The large place says the waits. */
  waitsSaid = false,
): Statement[] {
  const { t, textOf } = words
  if (open.kind === 'before') return [plain(t('board.foot.opens', { time: words.time(open.openAt) }))]
  if (open.kind === 'closed') return [plain(t('board.foot.closed'), t('board.foot.closedShort'))]
  const closed = closures.map(({ reason, fromAt, services }): Statement => {
    const [time, names] = [words.time(fromAt), services.map(textOf).join(', ')]
    if (services.length === 0) return plain(t('board.foot.closureFrom', { time, reason: textOf(reason) }))
    return fromAt > clock.now
      ? plain(t('board.foot.serviceFrom', { services: names, time }))
      : plain(t('board.foot.serviceNow', { services: names }))
  })
  const ended = open.kind === 'issue-ended' ? [plain(t('board.foot.issueEnded'), t('board.foot.issueEndedShort'))] : []
  if (areas.every(({ waiting }) => waiting === 0))
    return [...closed, ...ended, plain(t('board.foot.nobody'), t('board.foot.nobodyShort'))]
  const waits = areas.flatMap(({ wait }) => wait ?? [])
  if (waits.length === 0 || waitsSaid) return [...closed, ...ended]
  const overall = waitStatement(waits, words)
  if (catalogue.areas.length === 1) return [...closed, ...ended, overall]
  const names = catalogue.areas.map(({ name }) => textOf(name))
  const short = shortNames(names)
  const each = catalogue.areas.flatMap(({ id }, position): Statement[] => {
    const wait = areas.find((area) => area.id === id)?.wait
    if (!wait) return []
    const named = [names[position], short[position]].map((name) => ({ lead: `${name}:`, strong: shortWait(wait, t) }))
    return [{ wordings: [...named, ...overall.wordings] }]
  })
  return [...closed, ...ended, ...each]
}

/** One range for all: from the shortest wait to the longest. */
function waitStatement(waits: readonly WaitRange[], { t }: Words): Statement {
  const wait = { low: Math.min(...waits.map(({ low }) => low)), high: Math.max(...waits.map(({ high }) => high)) }
  const strong = shortWait(wait, t)
  const about = wait.high >= 5 && wait.low > 0
  return {
    wordings: [
      { lead: t(about ? 'board.foot.waitAboutWalkIn' : 'board.foot.waitWalkIn'), strong },
      { lead: t(about ? 'board.foot.waitAbout' : 'board.foot.wait'), strong },
      { lead: t('board.foot.wait'), strong },
    ],
  }
}

function shortWait({ low, high }: WaitRange, t: Words['t']): string {
  if (high < 5) return t('board.foot.short')
  if (low <= 0) return t('board.foot.upTo', { high })
  return low === high ? t('board.foot.about', { high }) : t('board.foot.range', { low, high })
}

/** Each area by its short name, with its wait, for a board of several while nobody is called; none where a wait is unknown. */
export function areaWaits(
  catalogue: BoardCatalogue,
  { areas }: Pick<BoardView, 'areas'>,
  { t, textOf }: Pick<Words, 't' | 'textOf'>,
): readonly { readonly name: string; readonly wait: string }[] {
  if (catalogue.areas.length < 2) return []
  const names = shortNames(catalogue.areas.map(({ name }) => textOf(name)))
  return catalogue.areas.flatMap(({ id }, position) => {
    const now = areas.find((area) => area.id === id)
    const name = names[position]
    if (!now || name === undefined) return []
    return now.wait ? [{ name, wait: shortWait(now.wait, t) }] : []
  })
}

export interface Idle {
  readonly title: string
  readonly lines: readonly string[]
}

/** What stands in the large place while there is no call; `heard`: calls can be announced. */
export function idleText(
  open: OpenState,
  { waiting, heard }: { readonly waiting: number; readonly heard: boolean },
  { t, textOf, time, date }: Words,
): Idle {
  switch (open.kind) {
    case 'before':
      return {
        title: t('board.idle.before'),
        lines: [
          t('board.idle.opens', { time: time(open.openAt) }),
          ...(open.firstIssueAt < open.openAt ? [t('board.idle.numbers', { time: time(open.firstIssueAt) })] : []),
        ],
      }
    case 'closed':
      return {
        title: t('board.idle.closed'),
        lines: [
          ...(open.reason ? [textOf(open.reason)] : open.holiday ? [t(`common.holidays.${open.holiday}`)] : []),
          ...(open.nextOpenAt === null
            ? []
            : [t('board.idle.nextOpen', { date: date(open.nextOpenAt), time: time(open.nextOpenAt) })]),
        ],
      }
    default:
      if (waiting === 0) return { title: t('board.idle.nobody'), lines: [] }
      return {
        title: t('board.idle.seat'),
        lines: [t(heard ? 'board.idle.seatWhy' : 'board.idle.seatSilent')],
      }
  }
}
