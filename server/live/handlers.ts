// What each message does. The rules are the domain's; here they are only asked.
import type { CommandId, TicketId, TicketKey } from '../../shared/ids.ts'
import type { Answer, ParsedOf, ReplyOf } from '../../shared/protocol.ts'
import type { DayCommand } from '../domain/commands.ts'
import { kioskIn } from '../domain/offer.ts'
import type { LiveSite } from '../liveSites.ts'
import { type ActionName, actions } from '../operations/actions.ts'
import { raiseAlarm } from '../operations/alarms.ts'
import { checkIn, leftSlots, takeSlot } from '../operations/appointments.ts'
import { printList } from '../operations/bringList.ts'
import { callNext, callTicket } from '../operations/calling.ts'
import { findAppointments, findTickets } from '../operations/finding.ts'
import { issueTicket, paperFor, reprint, serveDirect } from '../operations/issuing.ts'
import { handIn, leaseNumbers } from '../operations/leasing.ts'
import type { Maintenance } from '../operations/maintenance.ts'
import { ownedBy } from '../operations/own.ts'
import { parkTicket, scanTicket } from '../operations/parking.ts'
import { type Caller, no, type Operations, ok, performPlain, senderOf } from '../operations/perform.ts'
import { leavePhone, tellPhone } from '../operations/phones.ts'
import { destinations, sendToSite } from '../operations/sending.ts'
import { openDesk } from '../operations/sittingDown.ts'
import { estimatesCsv, readStatistics, visitorsCsv } from '../operations/statistics.ts'
import { transferTicket, undoAction } from '../operations/transferring.ts'
import type { Audiences } from './audiences.ts'
import type { Connection, Handlers } from './dispatch.ts'
import { joining, type Voices } from './joining.ts'
import { tellOfKiosk } from './kioskCare.ts'
import type { Signs } from './signs.ts'
import type { SoundGroups } from './soundGroups.ts'

interface Deps {
  readonly operations: Operations
  readonly audiences: Audiences
  readonly signs: Signs
  readonly soundGroups: SoundGroups
  readonly voices: Voices
  readonly maintenance: Maintenance
}

/** The room in which a display is heard, by a name of its own; null: in none with others. */
const soundGroupOf = (site: LiveSite, display: ParsedOf<'board:speak'>['display']): string | null => {
  const group = site.plan().plan.displays.find(({ id }) => id === display)?.soundGroup ?? null
  return group === null ? null : `${site.id}/${group}`
}

type PlainHandlers = { readonly [N in ActionName]: Handlers[N] }

/** All messages of the registry; leaving one out does not compile. */
export const socketHandlers = ({ operations, audiences, signs, soundGroups, voices, maintenance }: Deps): Handlers => {
  const { sites, clock } = operations
  const { contextOf, ...join } = joining({ operations, audiences, signs, voices })

  const at = async <T>(connection: Connection, then: (site: LiveSite) => Promise<Answer<T>>): Promise<Answer<T>> => {
    const site = connection.site === null ? null : sites.find(connection.site)
    return site ? then(site) : no('unknown-site')
  }

  /** A request that changes something, at the sender's own site, safe to repeat. */
  const act = <P extends { readonly id: ParsedOf<'desk:open'>['id'] }, T>(
    name: string,
    payload: P,
    connection: Connection,
    then: (caller: Caller) => Promise<Answer<T>>,
  ) =>
    at(connection, (site) => {
      const { principal } = connection
      return then({ principal, site, sender: senderOf(principal, payload.id, name, payload) })
    })

  /** A command of the holder on the own ticket. */
  const byHolder = async (
    key: TicketKey,
    id: CommandId,
    name: string,
    body: unknown,
    command: (at: number, ticket: TicketId) => DayCommand,
  ) => {
    const owned = await ownedBy(operations, key)
    if (!owned) return no('unknown-ticket')
    const { site, ticket } = owned
    const principal = { id: `ticket ${ticket}`, role: 'holder', sites: [site.id] } as const
    const caller = { principal, site, sender: senderOf(principal, id, name, body) }
    return performPlain(operations, caller, (at) => command(at, ticket))
  }

  const plain = (name: ActionName) => async (payload: ParsedOf<ActionName>, connection: Connection) =>
    act(name, payload, connection, async (caller) => {
      const keys = await operations.keysOf(caller.site.day().stream)
      // One entry of the table: its payload was parsed by the schema of the same name.
      const action = actions[name] as (
        payload: ParsedOf<ActionName>,
        acting: { at: number; keyOf: typeof keys.clerkKey },
      ) => never
      return performPlain(operations, caller, (now) => action(payload, { at: now, keyOf: keys.clerkKey }))
    })

  const plainHandlers = Object.fromEntries(
    (Object.keys(actions) as ActionName[]).map((name) => [name, plain(name)]),
  ) as unknown as PlainHandlers

  const called = (ticket: { readonly id: TicketId; readonly label: ReplyOf<'desk:serve'>['label'] }) => ({
    ticket: ticket.id,
    label: ticket.label,
  })

  return {
    ...plainHandlers,
    ...join,

    'board:sound': ({ display, sound, unspoken }, connection) =>
      at(connection, async (site) => {
        signs.setBoard(site.id, connection.id, { display, sound, unspoken })
        audiences.touch(site.id, 'desk:changed')
        audiences.touch(site.id, 'today:changed')
        return ok({})
      }),

    'board:speak': ({ display, what }, connection) =>
      at(connection, async (site) => {
        const group = soundGroupOf(site, display)
        return ok({ turn: group === null ? 'speak' : await soundGroups.ask(group, connection.id, what) })
      }),

    'board:spoken': ({ display, heard }, connection) =>
      at(connection, async (site) => {
        const group = soundGroupOf(site, display)
        if (group !== null) soundGroups.end(group, connection.id, heard)
        return ok({})
      }),

    'kiosk:report': ({ kiosk, use }, connection) =>
      at(connection, async (site) => {
        if (!kioskIn(site.day().state().plan, kiosk)) return no('unknown-kiosk')
        const before = signs.kiosk(site.id, kiosk)
        signs.setKiosk(site.id, connection.id, kiosk, use, clock.now())
        tellOfKiosk(audiences, site.id, before, signs.kiosk(site.id, kiosk))
        return ok({})
      }),

    'maintenance:enter': (payload, connection) =>
      at(connection, (site) => maintenance.enter(site, connection.id, connection.principal.id, payload)),

    'maintenance:leave': async (_payload, { id }) => {
      maintenance.leave(id)
      return ok({})
    },

    'maintenance:test': (_payload, { id }) => maintenance.test(id),

    'maintenance:dropJobs': (_payload, { id }) => maintenance.dropJobs(id),

    'own:cancel': ({ id, key }) =>
      byHolder(key, id, 'own:cancel', {}, (at, ticket) => ({ type: 'CancelTicket', at, ticket, asker: 'visitor' })),

    'own:tellMe': ({ key, phone }) => tellPhone(operations, key, phone),
    'own:tellMeNot': ({ endpoint, key }) => leavePhone(operations, key, endpoint),

    'own:wish': ({ id, key, wish }) =>
      byHolder(key, id, 'own:wish', { wish }, (at, ticket) => ({ type: 'TellWish', at, ticket, wish })),

    'ticket:issue': (payload, connection) =>
      act('ticket:issue', payload, connection, async (caller) => {
        const wish = {
          legs: payload.services,
          channel: 'visit',
          language: payload.language,
          kiosk: payload.kiosk,
          evenUnstaffed: payload.evenUnstaffed,
          priority: payload.priority,
          appointmentAt: null,
          paper: paperFor(caller, payload),
        } as const
        const answer = await issueTicket(operations, caller, wish, () => null)
        return answer.ok ? ok(answer.value.issued) : answer
      }),

    'kiosk:lease': ({ kiosk, lease }, connection) =>
      at(connection, (site) =>
        leaseNumbers(operations, { principal: connection.principal, site, sender: null }, { kiosk, lease }),
      ),

    'kiosk:handIn': ({ tickets }, connection) => at(connection, (site) => handIn(operations, site, tickets)),

    'appointment:checkIn': (payload, connection) =>
      act('appointment:checkIn', payload, connection, (caller) => checkIn(operations, caller, payload)),

    'slot:take': (payload, connection) =>
      act('slot:take', payload, connection, async (caller) => {
        const answer = await takeSlot(operations, caller, payload, () => null)
        return answer.ok ? ok(answer.value.issued) : answer
      }),

    'slot:list': ({ service }, connection) =>
      at(connection, async (site) => ok(leftSlots(site.day().state(), service, clock.now()))),

    'appointment:find': ({ text }, connection) =>
      at(connection, async (site) => ok(findAppointments(site.day().state(), text, clock.now()))),

    'desk:open': (payload, connection) =>
      act('desk:open', payload, connection, (caller) => {
        const { clerk = null, desk, takeOver } = payload
        return openDesk(operations, caller, { desk, clerk, takeOver })
      }),

    // What is put or removed again is so already: nothing of it is remembered, names least of all.
    'clerk:put': ({ clerk, name, skills, active }, connection) =>
      at(connection, async (site) => {
        const answer = await operations.clerks.put(site, { id: clerk, name, skills, active })
        return answer.ok ? ok({}) : answer
      }),

    // As with clerks: what is put or removed again is so already, and staff's words are not remembered.
    'notice:announce': ({ areas, minutes, notice, spoken, text }, connection) =>
      at(connection, async (site) => {
        const from = clock.now()
        const until = from + minutes * 60_000
        const answer = await operations.notices.announce(site, { id: notice, text, areas, spoken, from, until })
        return answer.ok ? ok({}) : answer
      }),

    'notice:remove': ({ notice }, connection) => at(connection, (site) => operations.notices.remove(site, notice)),

    'clerk:remove': ({ clerk }, connection) => at(connection, (site) => operations.clerks.remove(site, clerk)),

    'desk:callNext': (payload, connection) =>
      act('desk:callNext', payload, connection, (caller) => callNext(operations, caller, payload.desk)),

    'desk:serve': (payload, connection) =>
      act('desk:serve', payload, connection, (caller) =>
        serveDirect(operations, caller, { desk: payload.desk, services: payload.services }, (_, ticket) =>
          called(ticket),
        ),
      ),

    'ticket:call': (payload, connection) =>
      act('ticket:call', payload, connection, (caller) => callTicket(operations, caller, payload)),

    'ticket:transfer': (payload, connection) =>
      act('ticket:transfer', payload, connection, async (caller) => {
        const { ticket, back, note = null } = payload
        const { clerkKey } = await operations.keysOf(caller.site.day().stream)
        const to =
          payload.to.kind === 'clerk' ? ({ kind: 'clerk', clerk: clerkKey(payload.to.clerk) } as const) : payload.to
        return transferTicket(operations, caller, { ticket, to, back, note }, () => ({}))
      }),

    'ticket:destinations': (_payload, connection) => at(connection, async (site) => ok(destinations(operations, site))),

    'ticket:send': (payload, connection) =>
      act('ticket:send', payload, connection, (caller) => sendToSite(operations, caller, payload, () => ({}))),

    'desk:undo': (payload, connection) =>
      act('desk:undo', payload, connection, (caller) => undoAction(operations, caller, payload.desk, () => ({}))),

    'alarm:raise': (payload, connection) =>
      act('alarm:raise', payload, connection, (caller) => raiseAlarm(operations, caller, payload)),

    'ticket:park': (payload, connection) =>
      act('ticket:park', payload, connection, (caller) => {
        const { ticket, reason, remindAt, printAt = null } = payload
        return parkTicket(operations, caller, { ticket, reason, remindAt, printAt }, () => ({}))
      }),

    'ticket:scan': (payload, connection) =>
      act('ticket:scan', payload, connection, (caller) => scanTicket(operations, caller, payload.key, contextOf)),

    'list:print': (payload, connection) =>
      act('list:print', payload, connection, (caller) => printList(operations, caller, payload)),

    'ticket:reprint': (payload, connection) =>
      act('ticket:reprint', payload, connection, (caller) => reprint(operations, caller, payload)),

    'statistics:read': ({ from, to }, connection) =>
      at(connection, async (site) => ok(await readStatistics(operations.store, site, from, to))),

    'statistics:export': ({ from, of, to }, connection) =>
      at(connection, async (site) => {
        const view = await readStatistics(operations.store, site, from, to)
        return ok({ csv: of === 'estimates' ? estimatesCsv(view) : visitorsCsv(view) })
      }),

    'ticket:find': ({ text }, connection) =>
      at(connection, async (site) => ok(findTickets(site.day().state(), text, contextOf(site)))),
  }
}
