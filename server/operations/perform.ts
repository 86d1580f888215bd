// Runs one command of a sender at a site and turns what came of it into an answer.

import type { AlarmId, CommandId, DeskId } from '../../shared/ids.ts'
import type { Answer } from '../../shared/protocol.ts'
import type { Refusal, RefusalCode } from '../../shared/refusals.ts'
import type { Clock } from '../clock.ts'
import type { Ran, Sender, Written } from '../commandRun.ts'
import type { PrintJob } from '../devices/printJobs.ts'
import type { PushSender } from '../devices/push.ts'
import type { DayCommand } from '../domain/commands.ts'
import type { Run } from '../liveDay.ts'
import type { LiveSite, LiveSites } from '../liveSites.ts'
import type { Store, StreamId } from '../store/store.ts'
import type { Principal } from './access.ts'
import { canonical } from './canonical.ts'
import type { Clerks } from './clerks.ts'
import type { DemandOfSites } from './demand.ts'
import { type DayKeys, sha256 } from './keys.ts'
import type { Notices } from './notices.ts'
import type { Slips } from './slips.ts'

/** An alarm that has just become durable; `at` in epoch milliseconds. */
export interface RaisedAlarm {
  readonly alarm: AlarmId
  readonly desk: DeskId
  readonly drill: boolean
  readonly at: number
}

/** What all operations work with; made once by the app. */
export interface Operations {
  readonly sites: LiveSites
  readonly store: Store
  readonly clock: Clock
  /** Public address of this installation; null: no phone is offered anywhere. */
  readonly publicUrl: string | null
  readonly keysOf: (stream: StreamId) => Promise<DayKeys>
  readonly slips: Slips
  readonly clerks: Clerks
  readonly notices: Notices
  /** Wakes visitors' phones; null: none are. */
  readonly push: PushSender | null
  readonly demand: DemandOfSites
  /** Tells security outside the house, where the plan names one; returns at once. */
  readonly alarmRaised: (site: LiveSite, alarm: RaisedAlarm) => void
  /** Tells the print queue that there is something to print. */
  readonly wakePrinter: (job: PrintJob) => void
}

/** A request on its way: who sent it, at which site it acts, and how a repetition of it is told. */
export interface Caller {
  readonly principal: Principal
  readonly site: LiveSite
  readonly sender: Sender | null
}

export const ok = <T>(value: T): Answer<T> => ({ ok: true, value })
export const no = (
  code: RefusalCode,
  params?: Refusal['params'],
): { readonly ok: false; readonly refusal: Refusal } => ({
  ok: false,
  refusal: params ? { code, params } : { code },
})

/** A sender whose request may be repeated; `name` and `body` make the fingerprint. Without an id nothing is remembered. */
export const senderOf = (principal: Principal, id: CommandId | null, name: string, body: unknown): Sender | null =>
  id === null ? null : { principal: principal.id, id, fingerprint: sha256(`${name} ${canonical(body)}`) }

/** Runs the command; the answer is made from what was written and remembered for repetitions. */
export const perform = async <T>(
  operations: Operations,
  { site, sender }: Caller,
  command: Run<T>['command'],
  answer: (written: Written) => T,
  rows?: Run<T>['rows'],
): Promise<Answer<T>> => {
  return answerOf(operations, await site.day().run<T>({ command, sender, answer, ...(rows && { rows }) }))
}

/** What the sender is told of how a command ran; its paper is printed. */
export const answerOf = <T>({ wakePrinter }: Pick<Operations, 'wakePrinter'>, ran: Ran<T>): Answer<T> => {
  if (ran.kind === 'refused') return { ok: false, refusal: ran.refusal }
  if (ran.kind === 'done') for (const job of ran.printJobs) wakePrinter(job)
  return ok(ran.answer)
}

/** A command without a figure in its answer. */
export const performPlain = (operations: Operations, caller: Caller, command: (at: number) => DayCommand) =>
  perform(
    operations,
    caller,
    () => command(operations.clock.now()),
    () => ({}),
  )

/**
 * What is no command of a day, safe to repeat like one: the same again is answered as the first time, another request under the same id is
 * refused, a refusal is decided anew. `work` itself must be harmless when it is done twice at the same moment.
 */
export const once = async <T>(
  { clock, store }: Operations,
  sender: Sender | null,
  work: () => Promise<Answer<T>>,
): Promise<Answer<T>> => {
  const before = sender && (await store.commands.find(sender.principal, sender.id))
  if (before) return before.fingerprint === sender.fingerprint ? ok(JSON.parse(before.answer) as T) : no('id-reused')
  const answer = await work()
  if (sender && answer.ok)
    await store.append([], { command: { ...sender, answer: JSON.stringify(answer.value), at: clock.now() } })
  return answer
}
