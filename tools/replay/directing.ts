// When desks call: as soon as they are free, or at the moments of the record.
import type { ServiceId } from '../../shared/ids.ts'
import type { Desk } from './desk.ts'
import type { Notebook } from './notebook.ts'
import type { Pace } from './pace.ts'
import type { Script, Shift } from './script.ts'

export interface Scene {
  readonly script: Script
  readonly pace: Pace
  readonly notebook: Notebook
  readonly seats: readonly { readonly desk: Desk; readonly shifts: readonly Shift[] }[]
  /** Nobody is left, or the curtain has fallen. */
  readonly over: AbortSignal
  /** The play has to end, whoever still waits: conversations are cut short. */
  readonly curtain: AbortSignal
}

/** A desk that is free calls whoever is next, until its shift ends or nobody is left. Resolves when all have gone home. */
export const callWhenFree = async ({ pace, notebook, seats, over, curtain }: Scene): Promise<void> => {
  const { news } = notebook

  /** What is told of other queues does not concern the desk. */
  const somebodyFor = async (desk: Desk, seen: number, end: AbortSignal) => {
    let rings = seen
    do {
      await news.after(rings, end)
      rings = news.rings
    } while (!end.aborted && !desk.hasSomebody())
  }

  const work = async (desk: Desk, end: AbortSignal) => {
    while (!end.aborted) {
      const rings = news.rings
      const call = await desk.call()
      if (call) await desk.serve(call, curtain)
      else await somebodyFor(desk, rings, end)
    }
  }

  await Promise.all(
    seats.map(async ({ desk, shifts }) => {
      for (const { from, to } of shifts) {
        await pace.until(from, over)
        if (over.aborted) return
        await desk.open()
        await within(pace, to, over, (end) => work(desk, end))
        await desk.close()
      }
    }),
  )
}

/** Calls come at the recorded moments; a desk that is not done by then ends its conversation. Resolves when all have gone home. */
export const callAsRecorded = async (scene: Scene): Promise<void> => {
  const { script, pace, notebook, seats, over, curtain } = scene
  const { news } = notebook
  /** Somebody calls there just now, or is about to close. */
  const reserved = new Set<Desk>()
  const talks = new Map<Desk, { readonly hurry: AbortController; readonly done: Promise<void> }>()
  const freeSince = new Map<Desk, number>()

  /** The one that has been free the longest, or else in conversation. */
  const choose = (service: ServiceId): Desk | undefined =>
    seats
      .map(({ desk }) => desk)
      .filter((desk) => desk.isOpen && !reserved.has(desk) && desk.serves(service))
      .sort(
        (a, b) =>
          Number(a.busySince !== null) - Number(b.busySince !== null) ||
          (a.busySince ?? freeSince.get(a) ?? 0) - (b.busySince ?? freeSince.get(b) ?? 0),
      )[0]

  const callTo = async (desk: Desk): Promise<boolean> => {
    reserved.add(desk)
    try {
      const talk = talks.get(desk)
      talk?.hurry.abort()
      await talk?.done
      const call = await desk.call()
      if (!call) return false
      const hurry = new AbortController()
      const done = desk.serve(call, AbortSignal.any([curtain, hurry.signal])).then(() => {
        freeSince.set(desk, pace.now())
      })
      talks.set(desk, { hurry, done })
      return true
    } finally {
      reserved.delete(desk)
      news.ring()
    }
  }

  const callFor = async (service: ServiceId) => {
    while (!over.aborted) {
      const rings = news.rings
      const desk = notebook.waiting(service) > 0 ? choose(service) : undefined
      if (desk && (await callTo(desk))) return
      await news.after(rings, over)
    }
  }

  const playQueue = async (service: ServiceId) => {
    const moments = script.visits.flatMap((visit) =>
      visit.service === service && visit.record ? [visit.record.calledAt] : [],
    )
    for (const moment of moments.sort((a, b) => a - b)) {
      await pace.until(moment, over)
      await callFor(service)
    }
  }

  const keepOpen = async (desk: Desk, shifts: readonly Shift[]) => {
    for (const { from, to } of shifts) {
      await pace.until(from, over)
      if (over.aborted) return
      await desk.open()
      await within(pace, to, over, (end) => aborted(end))
      while (reserved.has(desk)) await news.after(news.rings, curtain)
      reserved.add(desk)
      await talks.get(desk)?.done
      await desk.close()
      reserved.delete(desk)
    }
  }

  await Promise.all([
    ...[...new Set(script.visits.map(({ service }) => service))].map(playQueue),
    ...seats.map(({ desk, shifts }) => keepOpen(desk, shifts)),
  ])
}

/** Does `work` with a signal that is aborted at the moment (null: never) or with `outer`. */
const within = async (
  pace: Pace,
  moment: number | null,
  outer: AbortSignal,
  work: (end: AbortSignal) => Promise<void>,
) => {
  if (moment === null) return work(outer)
  const reached = new AbortController()
  const done = new AbortController()
  void pace.until(moment, AbortSignal.any([outer, done.signal])).then(() => reached.abort())
  try {
    await work(AbortSignal.any([outer, reached.signal]))
  } finally {
    done.abort()
  }
}

const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
