// Collects the work that waits at the same moment, so that it can share one commit.

export type Outcome<Result> = { readonly result: Result } | { readonly error: unknown }

export interface GroupCommit<Work, Result> {
  /** Resolves with the work's own outcome when the commit of its group is durable; rejects for all of a group whose commit broke. */
  add(work: Work): Promise<Result>
  /** Resolves when nothing waits any more. */
  drained(): Promise<void>
}

interface Waiting<Work, Result> {
  readonly work: Work
  readonly resolve: (result: Result) => void
  readonly reject: (error: unknown) => void
}

/**
 * `commit` takes over what waits by calling `take` at the last moment, and gives one outcome for each piece of work, in order.
 * It is started once the commands of this turn of the event loop have all been heard; while one runs, the next group gathers.
 */
export function groupCommit<Work, Result>(
  commit: (take: () => readonly Work[]) => Promise<readonly Outcome<Result>[]>,
  schedule: (run: () => void) => void = setImmediate,
): GroupCommit<Work, Result> {
  let waiting: Waiting<Work, Result>[] = []
  let running: Promise<void> | null = null

  const flush = async () => {
    let group: readonly Waiting<Work, Result>[] = []
    const take = () => {
      group = waiting
      waiting = []
      return group.map(({ work }) => work)
    }
    try {
      const outcomes = await commit(take)
      for (const [index, { resolve, reject }] of group.entries()) {
        const outcome = outcomes[index]
        if (outcome === undefined) reject(new Error('The commit forgot a part of its group'))
        else if ('error' in outcome) reject(outcome.error)
        else resolve(outcome.result)
      }
    } catch (error) {
      // Broken before it took its group: those who wait must not wait for ever.
      if (group.length === 0) take()
      for (const { reject } of group) reject(error)
    }
  }

  const start = () => {
    running ??= new Promise<void>((resolve) => schedule(resolve)).then(flush).finally(() => {
      running = null
      if (waiting.length > 0) start()
    })
    return running
  }

  return {
    add(work) {
      return new Promise<Result>((resolve, reject) => {
        waiting.push({ work, resolve, reject })
        void start()
      })
    },
    async drained() {
      while (running) await running
    },
  }
}
