// A printer at the end of a line, in the sequence that alone tells what is on paper.
import type { Printer, PrinterStatus, PrintResult } from './printer.ts'
import type { ConnectFailure, PrinterLine, PrinterTimeouts } from './printerLine.ts'
import type { PrinterReply } from './printerReplies.ts'
import { type StatusBytes, statusFrom, troubleOf } from './printerStatus.ts'
import type { UnknownReason } from './printJobs.ts'
import type { PrinterProfile } from './profiles.ts'

const patient: PrinterTimeouts = {
  connectMs: 3_000,
  replyMs: 2_000,
  sendMs: 10_000,
  confirmMs: 15_000,
  checkMs: 1_000,
  endMs: 3_000,
}

/** `DLE EOT n`, answered at once even while the printer is off line. */
const askStatus = (n: number): Buffer => Buffer.from([0x10, 0x04, n])
/** `DLE ENQ 2`: clear the buffers and recover from a cutter error. */
const recover = Buffer.from([0x10, 0x05, 0x02])
/** `GS r 1`: answered when all before it has been worked off. */
const askSensor = Buffer.from([0x1d, 0x72, 0x01])
/** `GS ( H`, function 48: answered with these four characters when all before it is printed. */
const askConfirmation = (mark: string): Buffer =>
  Buffer.concat([Buffer.from([0x1d, 0x28, 0x48, 6, 0, 0x30, 0x30]), Buffer.from(mark, 'ascii')])

/** Four printable characters that tell a job from its neighbours: the job's number to base 64, which begins anew after 16 million. */
const markOf = (jobId: number): string => {
  const digits = [18, 12, 6, 0].map((shift) => ((Math.trunc(jobId) % 2 ** 24) >> shift) & 0x3f)
  return String.fromCharCode(...digits.map((digit) => digit + 0x30))
}

const isStatus = (reply: PrinterReply) => reply.kind === 'status'

const readBytes = async (line: PrinterLine, replyMs: number): Promise<StatusBytes | null> => {
  const bytes: number[] = []
  for (const n of [1, 2, 3, 4]) {
    const reply = await line.ask(askStatus(n), isStatus, replyMs)
    if (reply?.kind !== 'status') return null
    bytes.push(reply.byte)
  }
  return bytes as unknown as StatusBytes
}

/**
 * A printer that is reached by `open`, one line for each slip. Which questions it is asked stands in its profile. Calls are
 * worked off one after the other. `mayBeSilent`: one that has never answered is taken for a model that answers nothing, as
 * behind a cable or a driver that carries one direction only.
 */
export const linePrinter = (options: {
  readonly open: (withinMs: number) => Promise<PrinterLine | ConnectFailure>
  readonly profile: PrinterProfile
  readonly timeouts?: Partial<PrinterTimeouts>
  readonly mayBeSilent?: boolean
}): Printer => {
  const { supports } = options.profile
  const limits = { ...patient, ...options.timeouts }
  let hasAnswered = !options.mayBeSilent

  const readStatus = async (line: PrinterLine): Promise<PrinterStatus> => {
    if (!supports.status) return { state: 'silent' }
    const bytes = await readBytes(line, limits.replyMs)
    if (!bytes && !hasAnswered && !line.isLost()) return { state: 'silent' }
    if (!bytes) return { state: 'unreachable', reason: line.isLost() ? 'unreachable' : 'timeout' }
    hasAnswered = true
    const status = statusFrom(bytes)
    if (status.error !== 'cutter') return status
    // Nobody else tells the printer to try again once the jam has been cleared.
    await line.send(recover, limits.replyMs)
    const again = await readBytes(line, limits.replyMs)
    return again ? statusFrom(again) : status
  }

  /** Waits for the confirmation and looks meanwhile whether it can still come. */
  const awaitConfirmation = async (
    line: PrinterLine,
    question: Buffer,
    accepts: (reply: PrinterReply) => boolean,
  ): Promise<boolean> => {
    const answer = line.ask(question, accepts, limits.confirmMs).then((reply) => reply !== null)
    for (;;) {
      const answered = await Promise.race([answer, line.await(() => false, limits.checkMs)])
      if (typeof answered === 'boolean') return answered
      const bytes = supports.status ? await readBytes(line, limits.replyMs) : null
      // The answer may have come while the printer was asked.
      if (bytes && troubleOf(statusFrom(bytes)) !== null) return Promise.race([answer, false])
    }
  }

  const confirm = (line: PrinterLine, jobId: number): Promise<boolean> => {
    const mark = markOf(jobId)
    return supports.confirm === 'gs-h'
      ? awaitConfirmation(line, askConfirmation(mark), (reply) => reply.kind === 'confirmation' && reply.mark === mark)
      : awaitConfirmation(line, askSensor, (reply) => reply.kind === 'sensor')
  }

  const whyUnknown = (line: PrinterLine, status: PrinterStatus): UnknownReason => {
    if (line.isLost()) return 'connection-lost'
    return (status.state === 'reporting' && troubleOf(status)) || 'no-confirmation'
  }

  const printOn = async (line: PrinterLine, bytes: Buffer, jobId: number): Promise<PrintResult> => {
    const before = await readStatus(line)
    if (before.state === 'unreachable') return { outcome: { kind: 'not-sent', reason: before.reason }, status: before }
    const trouble = before.state === 'reporting' ? troubleOf(before) : null
    if (trouble) return { outcome: { kind: 'not-sent', reason: trouble }, status: before }

    const sent = await line.send(bytes, limits.sendMs)
    const confirms = supports.confirm !== 'none' && !(supports.status && before.state === 'silent')
    if (sent && !confirms) return { outcome: { kind: 'unconfirmed' }, status: await readStatus(line) }
    const confirmed = sent && (await confirm(line, jobId))
    const lost = line.isLost()
    const after = lost ? before : await readStatus(line)
    if (confirmed) return { outcome: { kind: 'printed' }, status: after }
    const status: PrinterStatus = lost ? { state: 'unreachable', reason: 'unreachable' } : after
    return { outcome: { kind: 'unknown', reason: whyUnknown(line, after) }, status }
  }

  const withLine = async <Result>(
    use: (line: PrinterLine) => Promise<Result>,
    failed: (reason: ConnectFailure) => Result,
  ): Promise<Result> => {
    const line = await options.open(limits.connectMs)
    if (typeof line === 'string') return failed(line)
    const result = await use(line)
    await line.end(limits.endMs)
    return result
  }

  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <Result>(run: () => Promise<Result>): Promise<Result> => {
    const mine = last.then(run)
    last = mine.catch(() => {})
    return mine
  }

  return {
    print: (bytes, jobId) =>
      inTurn(() =>
        withLine(
          (line) => printOn(line, bytes, jobId),
          (reason) => ({ outcome: { kind: 'not-sent', reason }, status: { state: 'unreachable', reason } }),
        ),
      ),
    status: () => inTurn(() => withLine(readStatus, (reason) => ({ state: 'unreachable', reason }))),
    close: async () => {
      await last
    },
  }
}
