// A program that is to be killed: it writes without end and says what was acknowledged.
import { writeSync } from 'node:fs'
import type { Store, StreamId } from '../../server/store/store.ts'
import { append, commandRow, printJob, ticketRow, visitRow } from './storeRows.ts'

/** Each append holds so many events for each of its streams. */
export const eventsOfAnAppend = 3
export const writerStreams: readonly StreamId[] = [
  'kempten/2026-11-23',
  'sonthofen/2026-11-23',
  'buchenberg/2026-11-23',
]
/** Gets the same events as the first of `writerStreams`, in the same appends. */
export const twinStream: StreamId = 'twin/2026-11-23'

export const nameOf = (stream: StreamId, number: number) => `${stream}#${number}`

/** Several streams write side by side; a line on standard output, `<stream> <number of appends>`, is an acknowledgement. */
export async function writeWithoutEnd(store: Store): Promise<never> {
  await Promise.all(
    writerStreams.map(async (stream, index) => {
      for (let version = (await store.read(stream, 0)).length; ; version += eventsOfAnAppend) {
        const number = version / eventsOfAnAppend + 1
        const name = nameOf(stream, number)
        const streams = index === 0 ? [stream, twinStream] : [stream]
        const result = await store.append(
          streams.map((of) => append(of, version, `${name}-a`, `${name}-b`, `${name}-c`)),
          {
            tickets: [ticketRow(name, { stream })],
            visits: [visitRow(name)],
            command: commandRow(name),
            printJobs: [printJob(name)],
          },
        )
        if (result.kind !== 'appended') throw new Error(`${name}: ${result.kind}`)
        writeSync(1, `${stream} ${number}\n`)
      }
    }),
  )
  throw new Error('never ends')
}
