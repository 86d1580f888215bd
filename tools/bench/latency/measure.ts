// From the tap to the slip and from the call to the last board, with few and with many boards.
import { setTimeout as pause } from 'node:timers/promises'
import type { BoardView } from '../../../shared/boardViews.ts'
import type { DeskId } from '../../../shared/ids.ts'
import { median } from '../../median.ts'
import { percentile } from '../summary.ts'
import { type FromBoards, type FromEntrance, startCrew, type ToBoards, type ToEntrance } from './crew.ts'
import { type Hall, startBare, startHalls } from './halls.ts'

export interface Spread {
  /** Median of the rounds' medians, milliseconds. */
  readonly p50: number
  /** Of all rounds together. */
  readonly p99: number
}

export interface Latencies {
  readonly boards: number
  readonly tapToSlip: Spread
  readonly callToBoard: Spread
  /** A bare broadcast of the same size to as many. */
  readonly bare: Spread
  readonly viewBytes: number
}

/** Three times round the eight counters. */
const callsInRound = 24
const apartMs = 200
const backlog = 40

const spreadOf = (rounds: readonly (readonly number[])[]): Spread => ({
  p50: median(rounds.map(median)),
  p99: percentile(rounds.flat(), 0.99),
})

/** Medians of interleaved rounds for so many boards. Boards, and kiosk with printer, are processes of their own. */
export const measureLatencies = async (
  boardCounts: readonly number[],
  rounds: number,
): Promise<readonly Latencies[]> => {
  const groups = boardCounts.map((count) => ({ count, group: `hall-${count}` }))
  const names = groups.map(({ group }) => group)
  const boards = startCrew<ToBoards, FromBoards>(new URL('./boards.ts', import.meta.url))
  const entrance = startCrew<ToEntrance, FromEntrance>(new URL('./entrance.ts', import.meta.url), names)
  const [{ printers }] = await Promise.all([entrance.next('ready'), boards.next('ready')])
  const bare = await startBare()
  const { server, halls } = await startHalls(printers)
  const closing = async () => {
    await Promise.all([boards.close(), entrance.close(), bare.close()])
    await server.close()
  }
  try {
    const stages: ReturnType<typeof openStage>[] = []
    for (const [index, { count, group }] of groups.entries()) {
      const hall = halls[index]
      if (!hall) throw new Error(`There is no ${group}.`)
      const stage = openStage({ hall, boards, entrance, bare, group, count })
      await stage.connect(server.url, await server.token('display', hall.site), await server.token('kiosk', hall.site))
      await stage.fill(backlog)
      stages.push(stage)
    }
    const found = stages.map(() => ({ taps: [] as number[][], calls: [] as number[][], bare: [] as number[][] }))
    // The first round warms up.
    for (let round = -1; round < rounds; round++)
      for (const [index, stage] of stages.entries()) {
        const taps = await stage.taps()
        const pairs = await stage.calls()
        if (round < 0) continue
        found[index]?.taps.push(taps)
        found[index]?.calls.push(pairs.map(({ real }) => real))
        found[index]?.bare.push(pairs.map(({ plain }) => plain))
      }
    return found.map(({ taps, calls, bare: sent }, index) => ({
      boards: groups[index]?.count ?? 0,
      tapToSlip: spreadOf(taps),
      callToBoard: spreadOf(calls),
      bare: spreadOf(sent),
      viewBytes: stages[index]?.viewBytes() ?? 0,
    }))
  } finally {
    await closing()
  }
}

interface StageDeps {
  readonly hall: Hall
  readonly boards: ReturnType<typeof startCrew<ToBoards, FromBoards>>
  readonly entrance: ReturnType<typeof startCrew<ToEntrance, FromEntrance>>
  readonly bare: Awaited<ReturnType<typeof startBare>>
  readonly group: string
  readonly count: number
}

const openStage = ({ hall, boards, entrance, bare, group, count }: StageDeps) => {
  const bareGroup = `bare-${count}`
  const { counters } = hall
  /** The one that shows all areas. */
  const display = hall.plan.displays.toSorted((a, b) => b.areas.length - a.areas.length)[0]?.id ?? null
  let taken = 0
  let sent = 0
  const viewSizes: number[] = []

  const tap = async () => {
    const { service } = counters[taken % counters.length] ?? { service: '' }
    taken += 1
    return (await entrance.ask({ kind: 'tap', group, service }, 'printed')).ms
  }
  /** What the last board receives next; to be asked for before it is sent. */
  const shownNext = async (of: string) => {
    const last = await boards.next('shown')
    if (last.group !== of) throw new Error(`${last.group} has received what was sent to ${of}.`)
    return last
  }
  /** The boards are told of it as well: the next call waits until that is over. */
  const finish = async () => {
    await hall.finishAll()
    await pause(apartMs)
  }
  const callTo = async (desk: DeskId) => {
    const receiving = shownNext(group)
    const { committedAt, sequence } = await hall.call(desk)
    const last = await receiving
    if (last.sequence !== sequence) throw new Error(`Call ${sequence} was not the next that was shown.`)
    return { ms: last.at - committedAt, view: last.view }
  }
  const broadcast = async ({ calls: [newest, ...older], ...view }: BoardView) => {
    if (!newest) throw new Error('There is no call to send.')
    sent += 1
    const receiving = shownNext(bareGroup)
    const at = bare.send(bareGroup, { ...view, calls: [{ ...newest, sequence: sent }, ...older] })
    return (await receiving).at - at
  }

  return {
    viewBytes: () => median(viewSizes),
    async connect(url: string, boardToken: string, kioskToken: string) {
      const kiosk = hall.plan.kiosks[0]?.id ?? ''
      await entrance.ask({ kind: 'connect', group, url, token: kioskToken, kiosk }, 'connected')
      const real = { group, url, path: '/display/socket.io', token: boardToken, display }
      await boards.ask({ kind: 'connect', count, ...real }, 'connected')
      const plain = { group: bareGroup, url: bare.url, path: '/socket.io', token: null, display: null }
      await boards.ask({ kind: 'connect', count, ...plain }, 'connected')
    },
    async fill(people: number) {
      for (let person = 0; person < people; person++) await tap()
    },
    async taps() {
      const times: number[] = []
      for (let index = 0; index < callsInRound; index++) {
        const rest = pause(apartMs)
        times.push(await tap())
        await rest
      }
      return times
    },
    /** Calls, and half-way between two of them what the boards have just received once more, sent by nothing but Socket.IO. */
    async calls() {
      const times: { readonly real: number; readonly plain: number }[] = []
      for (let index = 0; index < callsInRound; index++) {
        const rest = pause(apartMs)
        const half = pause(apartMs / 2)
        const at = counters[index % counters.length]
        if (!at) throw new Error('The hall has no counter.')
        const { ms, view } = await callTo(at.desk)
        viewSizes.push(Buffer.byteLength(JSON.stringify(view)))
        await half
        times.push({ real: ms, plain: await broadcast(view) })
        await rest
        if ((index + 1) % counters.length === 0) await finish()
      }
      return times
    },
  }
}
