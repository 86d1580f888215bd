// What the board says besides its calls: in the large place while nobody is called, and in its footer.
import type { BoardCatalogue, BoardView, OpenState, WaitRange } from '../../../shared/views.ts'
import type { TextTools } from '../../../ui/language.ts'

type Words = Pick<TextTools, 't' | 'textOf' | 'time' | 'date'>

/** Wordings of one statement, the fullest first; the first one that fits is shown, and none if none does. */
export interface Statement {
  readonly wordings: readonly { readonly lead: string; readonly strong: string }[]
}

const plain = (...leads: string[]): Statement => ({ wordings: leads.map((lead) => ({ lead, strong: '' })) })

/** The statements that take turns in the footer. */
export function footStatements(catalogue: BoardCatalogue, { open, areas }: BoardView, words: Words): Statement[] {
  const { t, textOf } = words
  if (open.kind === 'before') return [plain(t('board.foot.opens', { time: words.time(open.openAt) }))]
  if (open.kind === 'closed') return [plain(t('board.foot.closed'), t('board.foot.closedShort'))]
  const ended = open.kind === 'issue-ended' ? [plain(t('board.foot.issueEnded'), t('board.foot.issueEndedShort'))] : []
  if (areas.every(({ waiting }) => waiting === 0))
    return [...ended, plain(t('board.foot.nobody'), t('board.foot.nobodyShort'))]
  const waits = areas.flatMap((area) => {
    const name = catalogue.areas.find(({ id }) => id === area.id)?.name
    return area.wait ? [waitStatement(area.wait, catalogue.areas.length > 1 && name ? textOf(name) : null, words)] : []
  })
  return [...ended, ...waits]
}

function waitStatement(wait: WaitRange, area: string | null, { t }: Words): Statement {
  const strong = shortWait(wait, t)
  const about = wait.high >= 5 && wait.low > 0
  if (area) return { wordings: [{ lead: `${area}:`, strong }] }
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
