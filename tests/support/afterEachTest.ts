import { afterEach } from 'vitest'

/** What a test has started is stopped after it, the last one first: give what stops it. Called once a file. */
export function stoppedAfterEach(): (...stops: (() => unknown)[]) => void {
  const stops: (() => unknown)[] = []
  afterEach(async () => {
    for (const stop of stops.splice(0).reverse()) await stop()
  })
  return (...more) => void stops.push(...more)
}
