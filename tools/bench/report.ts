// The figures as they are printed, and which aims they meet.

import type { FrameFigures, Frames } from './boardFrames.ts'
import type { CommandRates } from './commands.ts'
import type { KioskFigures } from './kioskPage.ts'
import type { Latencies, Spread } from './latency/measure.ts'
import type { EstimateFigures, OpeningFigures } from './openingDay.ts'
import type { PostgresRates } from './postgres.ts'
import type { PageSize } from './sizes.ts'
import { type Aim, table } from './summary.ts'

export interface Part {
  readonly lines: readonly string[]
  readonly aims: readonly Aim[]
}

const manySites = 50
const leastOfGrouped = 0.5
const mostOfBare = 1.5
/** Gzipped, in kB of 1000 bytes. */
const largest: Readonly<Record<string, number>> = {
  'kiosk/index.html': 150,
  'display/index.html': 150,
  'display/ticket.html': 60,
}

const whole = (value: number) => Math.round(value).toLocaleString('en')
const tenth = (value: number) => value.toFixed(1)
const hundredth = (value: number) => value.toFixed(2)
const kilobytes = (bytes: number) => `${tenth(bytes / 1000)} kB`

export const commandsPart = (rates: readonly CommandRates[]): Part => ({
  lines: [
    'Durable commands, in process at the live day',
    ...table([
      ['sites', 'counters', 'commands/s', 'a commit', 'raw/s', 'of raw', 'grouped/s', 'of grouped'],
      ...rates.map(({ load, perSecond, perCommit, raw, grouped }) => [
        String(load.sites),
        String(load.counters),
        whole(perSecond),
        tenth(perCommit),
        whole(raw),
        hundredth(perSecond / raw),
        whole(grouped),
        hundredth(perSecond / grouped),
      ]),
    ]),
  ],
  aims: rates
    .filter(({ load }) => load.sites === manySites && load.counters === 1)
    .flatMap(({ perSecond, raw, grouped }) => [
      { text: `${manySites} sites above the raw rate: ${hundredth(perSecond / raw)} times`, met: perSecond > raw },
      {
        text: `${manySites} sites at least half of the grouped rate: ${hundredth(perSecond / grouped)}`,
        met: perSecond >= leastOfGrouped * grouped,
      },
    ]),
})

const withoutPostgres = 'PostgreSQL: none from npm for this machine, so that nothing was measured'

export const postgresPart = (rates: readonly PostgresRates[] | null): Part => ({
  lines:
    rates === null
      ? [withoutPostgres]
      : [
          'Durable commands on PostgreSQL, in process at the live day',
          ...table([
            ['sites', 'counters', 'commands/s', 'raw commits/s', 'of raw'],
            ...rates.map(({ load, perSecond, raw }) => [
              String(load.sites),
              String(load.counters),
              whole(perSecond),
              whole(raw),
              hundredth(perSecond / raw),
            ]),
          ]),
        ],
  aims: [],
})

const mostToOpenMs = 300
const mostToEstimateMs = 20

export const dayPart = (openings: readonly OpeningFigures[], estimates: EstimateFigures): Part => ({
  lines: [
    'Opening a day from its log, in milliseconds',
    ...table([
      ['', 'tickets', 'events', 'opened', 'rows alone', 'of rows'],
      ...openings.map(({ database, events, openMs, readMs, tickets }) => [
        database,
        whole(tickets),
        whole(events),
        tenth(openMs),
        tenth(readMs),
        tenth(openMs / readMs),
      ]),
    ]),
    ...(openings.some(({ database }) => database === 'PostgreSQL') ? [] : [withoutPostgres]),
    '',
    `Every estimate with ${estimates.waiting} waiting at ${estimates.desks} desks, in milliseconds`,
    ...table([
      ['', 'all', '64 drawn plays', 'of drawn'],
      ['', tenth(estimates.allMs), tenth(estimates.drawnMs), hundredth(estimates.allMs / estimates.drawnMs)],
    ]),
  ],
  aims: [
    ...openings.map(({ database, openMs, tickets }) => ({
      text: `a day of ${whole(tickets)} tickets on ${database} opened within ${mostToOpenMs} ms: ${tenth(openMs)}`,
      met: openMs <= mostToOpenMs,
    })),
    {
      text: `all estimates of ${estimates.waiting} waiting within ${mostToEstimateMs} ms: ${tenth(estimates.allMs)}`,
      met: estimates.allMs <= mostToEstimateMs,
    },
  ],
})

const spread = ({ p50, p99 }: Spread) => [tenth(p50), tenth(p99)]

export const latencyPart = (latencies: readonly Latencies[]): Part => ({
  lines: [
    'From the tap to the slip, and from the call to the last board, in milliseconds',
    ...table([
      ['boards', 'slip p50', 'p99', 'board p50', 'p99', 'bare p50', 'p99', 'of bare', 'view'],
      ...latencies.map(({ boards, tapToSlip, callToBoard, bare, viewBytes }) => [
        String(boards),
        ...spread(tapToSlip),
        ...spread(callToBoard),
        ...spread(bare),
        hundredth(callToBoard.p50 / bare.p50),
        `${whole(viewBytes)} B`,
      ]),
    ]),
  ],
  aims: latencies.map(({ boards, callToBoard, bare }) => ({
    text: `call to board with ${boards} boards at most ${mostOfBare} times the bare median: ${hundredth(callToBoard.p50 / bare.p50)}`,
    met: callToBoard.p50 <= mostOfBare * bare.p50,
  })),
})

export const sizesPart = (sizes: readonly PageSize[]): Part => ({
  lines: [
    'JavaScript, gzipped',
    ...table([
      ['page', 'at once', 'later'],
      ...sizes.map(({ page, initial, lazy }) => [
        page,
        kilobytes(initial),
        lazy.map(({ name, bytes }) => `${name.replace(/^shared\//, '')} ${kilobytes(bytes)}`).join(', '),
      ]),
    ]),
  ],
  aims: sizes.flatMap(({ page, initial }) => {
    const most = largest[page]
    if (most === undefined) return []
    return [{ text: `${page} at most ${most} kB: ${kilobytes(initial)}`, met: initial <= most * 1000 }]
  }),
})

const latestUsableMs = 1_500
const longestTapMs = 100

export const kioskPart = (figures: KioskFigures | null): Part => {
  if (figures === null)
    return { lines: ['The kiosk: no browser on this machine, so that nothing was measured'], aims: [] }
  const { bareMs, slowDown, tapMs, usableMs } = figures
  return {
    lines: [
      `The kiosk on a device ${slowDown} times slower than this machine, nothing cached, in milliseconds`,
      ...table([
        ['', 'usable', 'bare page', 'of bare', 'tap to next screen'],
        ['', whole(usableMs), whole(bareMs), tenth(usableMs / bareMs), whole(tapMs)],
      ]),
    ],
    aims: [
      { text: `kiosk usable within ${whole(latestUsableMs)} ms: ${whole(usableMs)}`, met: usableMs <= latestUsableMs },
      { text: `next screen within ${longestTapMs} ms of a tap: ${whole(tapMs)}`, met: tapMs <= longestTapMs },
    ],
  }
}

export const boardPart = (figures: FrameFigures | null): Part => {
  if (figures === null)
    return { lines: ['The board: no browser on this machine, so that nothing was measured'], aims: [] }
  const { bare, board, calls, slowDown } = figures
  const row = (name: string, { drawn, dropped, longestTaskMs }: Frames) => [
    name,
    whole(drawn),
    whole(dropped),
    whole(longestTaskMs),
  ]
  return {
    lines: [
      `A board with four areas during ${calls} calls, on a device ${slowDown} times slower than this machine`,
      ...table([['', 'frames drawn', 'dropped', 'longest task, ms'], row('board', board), row('bare page', bare)]),
    ],
    // A trace without frames has measured nothing.
    aims: [
      { text: `no frame of a board dropped: ${whole(board.dropped)}`, met: board.drawn > 0 && board.dropped === 0 },
    ],
  }
}

export const aimLines = (aims: readonly Aim[]): readonly string[] => [
  'Aims',
  ...aims.map(({ text, met }) => `${met ? 'met   ' : 'missed'}  ${text}`),
]
