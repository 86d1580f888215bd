// Those who send commands: each with an id, so that it is safe to send it again, and with a memory of what was answered.
import assert from 'node:assert/strict'
import { type Ran, runOn, type Sender } from '../../server/commandRun.ts'
import type { DayCommand, SendTicket } from '../../server/domain/commands.ts'
import { sendTicket } from '../../server/domain/decide/acrossSites.ts'
import type { DayEvent } from '../../server/domain/events.ts'
import type { Run } from '../../server/liveDay.ts'
import { senderOf } from '../../server/operations/perform.ts'
import type { StreamId } from '../../server/store/store.ts'
import type { CommandId, SiteId, TicketId } from '../../shared/ids.ts'
import { refusalCodes } from '../../shared/refusals.ts'
import type { SimulatedType } from './comesBy.ts'
import type { Ground } from './ground.ts'
import type { House } from './house.ts'
import { siteIds } from './towns.ts'

/** What a sender was told: its events, and the version of the stream with the last of them. */
export interface Answer {
  readonly sender: Sender
  readonly stream: StreamId
  readonly version: number
  readonly events: readonly DayEvent[]
}

export type SimulatedCommand = DayCommand | SendTicket

export interface Sent {
  readonly site: SiteId
  readonly sender: Sender
  readonly command: SimulatedCommand
  /** By the clock of the server that it was sent to first. */
  readonly at: number
  /** The answer, once one has come with events. */
  acknowledged: Answer | null
}

export interface People {
  /** Counts things that get a name: tickets, alarms. */
  nextName(): number
  /** A command with a new id; not sent yet. */
  think(site: SiteId, command: SimulatedCommand, at: number): Sent
  /** Sends it and checks the answer; null: the server was killed before it answered. */
  send(house: House, sent: Sent): Promise<Ran<Answer> | null>
  /** Sends another body under the id of a command that was acknowledged. */
  confuse(house: House, sent: Sent, other: SimulatedCommand): Promise<void>
  /** Commands that may be sent again: never answered, or answered not long ago. */
  repeatable(now: number): readonly Sent[]
  readonly acknowledged: readonly Answer[]
  /** Tickets that visitors asked for, as against staff. */
  readonly ofVisitors: ReadonlySet<TicketId>
  /** Commands that changed something, by type. */
  readonly done: ReadonlyMap<SimulatedType, number>
  readonly refusals: ReadonlyMap<string, number>
  /** Answers that were the first one's again, ids that were found used, and answers that never came. */
  readonly counts: { repeated: number; reused: number; unheard: number }
}

/** Ids are remembered for 48 hours; clocks that are set may be some hours apart. */
const rememberedMs = 36 * 3_600_000
const mostRemembered = 60

const add = <K>(counts: Map<K, number>, key: K) => counts.set(key, (counts.get(key) ?? 0) + 1)

export function openPeople(ground: Ground): People {
  const acknowledged: Answer[] = []
  const latest: Sent[] = []
  const ofVisitors = new Set<TicketId>()
  const done = new Map<SimulatedType, number>()
  const refusals = new Map<string, number>()
  const counts = { repeated: 0, reused: 0, unheard: 0 }
  let ids = 0
  let names = 0

  const acknowledge = (sent: Sent, answer: Answer) => {
    if (sent.acknowledged === null) {
      sent.acknowledged = answer
      acknowledged.push(answer)
      add(done, sent.command.type)
    }
    assert.deepEqual(answer, sent.acknowledged, `D6 ${sent.sender.id} is answered as the first time`)
    assert(ground.times(sent.sender) <= 1, `D6 ${sent.sender.id} is in the log once`)
  }

  const check = (sent: Sent, known: Answer | null, ran: Ran<Answer>) => {
    const { command, sender } = sent
    if (ran.kind === 'repeated') {
      counts.repeated++
      acknowledge(sent, ran.answer)
      return
    }
    assert.equal(known, null, `D6 ${command.type} ${sender.id} is answered as the first time, not with ${ran.kind}`)
    if (ran.kind === 'refused') {
      assert(refusalCodes.includes(ran.refusal.code), `${ran.refusal.code} is in the closed list`)
      assert.notEqual(ran.refusal.code, 'id-reused', `D6 ${sender.id} was sent with one body only`)
      add(refusals, ran.refusal.code)
    } else if (ran.events.length > 0) acknowledge(sent, ran.answer)
  }

  return {
    nextName() {
      names += 1
      return names
    },
    think(site, command, at) {
      ids += 1
      const id = `command-${ids}` as CommandId
      const { at: _, ...body } = command
      const principal = { id: `sender-${ids % 7}`, role: 'program', sites: [site] } as const
      const sender = senderOf(principal, id, command.type, body) ?? assert.fail('a sender with an id')
      if (command.type === 'IssueTicket' && command.asker === 'visitor') ofVisitors.add(command.ticket)
      const sent: Sent = { site, sender, command, at, acknowledged: null }
      latest.push(sent)
      if (latest.length > mostRemembered) latest.shift()
      return sent
    },
    async send(house, sent) {
      const known = sent.acknowledged
      const ran = await house.untilKilled(runAt(house, sent.site, sent.command, sent.sender))
      if (ran === null) counts.unheard++
      else check(sent, known, ran)
      return ran
    },
    async confuse(house, sent, other) {
      const sender = { ...sent.sender, fingerprint: `${sent.sender.fingerprint} not` }
      const ran = await house.untilKilled(runAt(house, sent.site, other, sender))
      if (ran === null) return
      counts.reused++
      assert.deepEqual(ran, { kind: 'refused', refusal: { code: 'id-reused' } }, `D6 ${sender.id} was used before`)
    },
    repeatable: (now) => latest.filter(({ at }) => Math.abs(now - at) < rememberedMs),
    acknowledged,
    ofVisitors,
    done,
    refusals,
    counts,
  }
}

const noteKeptMs = 24 * 3_600_000

/** The rows that the operations write beside such a command. */
function rowsOf(command: DayCommand, stream: StreamId, sender: Sender): NonNullable<Run<Answer>['rows']> {
  if (command.type === 'TransferTicket') {
    const note = { ticket: command.ticket, stream, text: `note of ${sender.id}`, deleteAt: command.at + noteKeptMs }
    return () => ({ ticketNotes: [note] })
  }
  return ({ events }) => ({
    ticketsMoved: events.flatMap((event) =>
      event.type === 'NumberChanged' ? [{ ticket: event.ticket, stream, label: event.label, keyHash: null }] : [],
    ),
    tickets: events.flatMap((event) =>
      event.type === 'TicketIssued' ? [{ ticket: event.ticket, stream, label: event.label, keyHash: null }] : [],
    ),
  })
}

/** The only other site of the simulation. */
export const otherSite = (site: SiteId): SiteId => siteIds.find((id) => id !== site) ?? assert.fail('two sites')

function sendOn(house: House, site: SiteId, command: SendTicket, sender: Sender): Promise<Ran<Answer>> {
  const [day, target] = [house.site(site).day(), house.site(otherSite(site)).day()]
  const { ticket } = command
  return runOn<Answer>(house.store, [day.line, target.line], {
    decide([here = day.state(), there = target.state()]) {
      const decided = sendTicket({ ...command, at: house.clock.now() }, here, there)
      return decided.kind === 'refused' ? decided : { kind: 'events', events: [decided.here, decided.there] }
    },
    sender,
    answer([here]) {
      const { events, state } = here ?? { events: [], state: day.state() }
      return { sender, stream: day.stream, version: state.version, events }
    },
    rows(written) {
      const expected = written[1]?.events.find(({ type }) => type === 'TicketExpected')
      if (expected?.type !== 'TicketExpected') return {}
      return { ticketsMoved: [{ ticket, stream: target.stream, label: expected.label, keyHash: null }] }
    },
  })
}

function runAt(house: House, site: SiteId, command: SimulatedCommand, sender: Sender): Promise<Ran<Answer>> {
  const ran =
    command.type === 'SendTicket' ? sendOn(house, site, command, sender) : runHere(house, site, command, sender)
  return ran.catch((error: Error) => assert.fail(`D6 ${command.type} ${sender.id} was not answered: ${error.message}`))
}

function runHere(house: House, site: SiteId, command: DayCommand, sender: Sender): Promise<Ran<Answer>> {
  const day = house.site(site).day()
  const { stream } = day
  return day.run<Answer>({
    command: () => ({ ...command, at: house.clock.now() }),
    sender,
    answer: ({ events, state }) => ({ sender, stream, version: state.version, events }),
    rows: rowsOf(command, stream, sender),
  })
}
