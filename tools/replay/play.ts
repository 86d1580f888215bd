// Plays a script against a server: kiosks issue at their moments, desks call as they are directed.
import type { DeskId, KioskId, SiteId } from '../../shared/ids.ts'
import { protocolVersion } from '../../shared/version.ts'
import { takeSeat } from './desk.ts'
import { callAsRecorded, callWhenFree } from './directing.ts'
import { type Line, newCommandId } from './line.ts'
import { type Notebook, openNotebook } from './notebook.ts'
import type { CallMode } from './options.ts'
import type { Pace } from './pace.ts'
import type { Rest, TicketRead } from './rest.ts'
import type { Script, Visit } from './script.ts'
import type { DeskReach, Seen, SeenTicket } from './seen.ts'

/** The server as those who play see it. */
export interface Stage {
  readonly site: SiteId
  readonly rest: Rest
  /** Where numbers are taken: kiosks, or staff who issue (null). */
  readonly kiosks: readonly { readonly kiosk: KioskId | null; readonly line: Line }[]
  /** A new line of a member of staff. */
  staffLine(): Promise<Line>
}

export interface Played {
  readonly seen: Seen
  readonly desks: ReadonlyMap<DeskId, DeskReach>
}

/** How long after the last planned moment the queue may still go on: rule H's hard limit. */
const afterMs = { free: 3 * 3_600_000, recorded: 10 * 60_000 } as const

/** Resolves when everybody was called, or when the time is over. Rejects when the server cannot be reached for a minute. */
export const play = async (
  script: Script,
  { stage, pace, calls, onNews }: { stage: Stage; pace: Pace; calls: CallMode; onNews: (seen: Seen) => void },
): Promise<Played> => {
  const notebook = openNotebook(pace.now, script.visits.length)
  const ended = new AbortController()
  const curtain = new AbortController()
  const lines: Line[] = []
  const over = AbortSignal.any([ended.signal, curtain.signal])
  void pace.until(script.to + afterMs[calls], ended.signal).then(() => curtain.abort())

  try {
    const seats = await Promise.all(
      script.desks.map(async ({ desk, shifts }) => {
        const line = await stage.staffLine()
        lines.push(line)
        return { desk: await takeSeat(desk, { line, pace, notebook }), shifts }
      }),
    )
    const watching = watch(notebook, curtain.signal, () => ended.abort(), onNews)
    const direct = calls === 'free' ? callWhenFree : callAsRecorded
    await Promise.all([
      takeNumbers(script, stage, pace, notebook, curtain.signal),
      direct({ script, pace, notebook, seats, over, curtain: curtain.signal }),
      watching,
    ])
    for (const ticket of notebook.seen.tickets) ticket.finally = (await stage.rest.ticket(ticket.ticket))?.phase ?? null
    return { seen: notebook.seen, desks: new Map(seats.map(({ desk }) => [desk.id, desk.reach])) }
  } finally {
    ended.abort()
    curtain.abort()
    for (const line of lines) line.close()
  }
}

const watch = async (
  { news, isOver, seen }: Notebook,
  curtain: AbortSignal,
  onOver: () => void,
  onNews: (seen: Seen) => void,
) => {
  while (!isOver() && !curtain.aborted) {
    await news.after(news.rings, curtain)
    onNews(seen)
  }
  onOver()
}

/** Each service's visitors go to the same kiosk, one after the other as they come. */
const takeNumbers = async (script: Script, stage: Stage, pace: Pace, notebook: Notebook, curtain: AbortSignal) => {
  const services = [...new Set(script.visits.map(({ service }) => service))]
  const asked: Promise<void>[] = []
  for (const visit of script.visits) {
    await pace.until(visit.issueAt, curtain)
    const at = stage.kiosks[services.indexOf(visit.service) % stage.kiosks.length]
    if (!at || curtain.aborted) break
    asked.push(takeNumber(visit, at, stage.rest, notebook))
  }
  await Promise.all(asked)
}

const takeNumber = async (
  visit: Visit,
  { kiosk, line }: Stage['kiosks'][number],
  rest: Rest,
  notebook: Notebook,
): Promise<void> => {
  notebook.seen.asked += 1
  const sent = notebook.mark()
  const answer = await line.ask('ticket:issue', {
    id: newCommandId(),
    services: [{ service: visit.service }],
    language: 'de',
    kiosk,
    evenUnstaffed: true,
    priority: null,
    printAt: null,
  })
  if (!answer.ok) return notebook.refusal('ticket:issue', answer.refusal)
  const { ticket, label, ahead, wait: range } = answer.value
  const acknowledged = notebook.mark()
  const seen: SeenTicket = { visit, ticket, label, sent, acknowledged, ahead, range, told: null, finally: null }
  notebook.ticket(seen)
  const read = await rest.ticket(ticket)
  seen.told = read && toldBy(read)
}

const toldBy = (read: TicketRead) => ({
  issuedAt: read.issuedAt,
  dueAt: read.dueAt,
  turnAt: read.turnAt,
  likelyMs: read.estimate ? read.estimate.likely * 60_000 : null,
})

/** A kiosk shows its view while it issues. */
export const joinKiosk = async (line: Line, kiosk: KioskId) => {
  const join = async () => {
    const answer = await line.ask('kiosk:join', { protocol: protocolVersion, kiosk })
    if (!answer.ok) throw new Error(`Kiosk ${kiosk} may not be joined: ${answer.refusal.code}.`)
  }
  const rejoin = () => void join().catch(() => {})
  line.on('screen:rejoin', rejoin)
  line.onBack(rejoin)
  await join()
}
