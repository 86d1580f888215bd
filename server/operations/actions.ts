// Requests that are one command of the day: what each becomes.

import type { ClerkId, ClerkKey } from '../../shared/ids.ts'
import type { ParsedOf, RequestName } from '../../shared/protocol.ts'
import type { DayCommand } from '../domain/commands.ts'
import { byDesk } from '../domain/decide/decision.ts'

interface Acting {
  readonly at: number
  /** What today's events call a clerk. */
  readonly keyOf: (clerk: ClerkId) => ClerkKey
}

type Action<N extends RequestName> = (payload: ParsedOf<N>, acting: Acting) => DayCommand

/** Requests whose answer is nothing but yes. */
export const actions = {
  'desk:pause': ({ desk }, { at }) => ({ type: 'PauseDesk', at, desk }),
  'desk:resume': ({ desk }, { at }) => ({ type: 'ResumeDesk', at, desk }),
  'desk:close': ({ desk }, { at }) => ({ type: 'CloseDesk', at, desk }),
  'desk:next': ({ desk }, { at }) => ({ type: 'EndAfterWork', at, desk }),
  'ticket:recall': ({ ticket }, { at }) => ({ type: 'RecallTicket', at, ticket }),
  'ticket:start': ({ ticket }, { at }) => ({ type: 'StartServing', at, ticket }),
  'ticket:finish': ({ ticket, outcome, services }, { at }) => ({
    type: 'FinishServing',
    at,
    ticket,
    outcome,
    services,
  }),
  'ticket:miss': ({ ticket }, { at }) => ({ type: 'MissTicket', at, ticket }),
  'ticket:return': ({ ticket, by }, { at }) => ({ type: 'ReturnTicket', at, ticket, ...byDesk(by) }),
  'ticket:resume': ({ ticket, by }, { at }) => ({ type: 'ResumeTicket', at, ticket, ...byDesk(by) }),
  'ticket:arrive': ({ ticket, by }, { at }) => ({ type: 'ArriveTicket', at, ticket, ...byDesk(by) }),
  'ticket:addLeg': ({ ticket, leg, by }, { at }) => ({ type: 'AddLeg', at, ticket, leg, ...byDesk(by) }),
  'ticket:cancel': ({ ticket, by }, { at }) => ({ type: 'CancelTicket', at, ticket, asker: 'staff', ...byDesk(by) }),
  'ticket:move': ({ ticket, services, priority, address, by }, { at, keyOf }) => ({
    type: 'MoveTicket',
    at,
    ticket,
    services,
    priority,
    address: address?.kind === 'clerk' ? { kind: 'clerk', clerk: keyOf(address.clerk) } : address,
    ...byDesk(by),
  }),
  'alarm:acknowledge': ({ alarm, desk }, { at }) => ({ type: 'AcknowledgeAlarm', at, alarm, desk }),
  'alarm:end': ({ alarm }, { at }) => ({ type: 'EndAlarm', at, alarm }),
  'help:ask': ({ kiosk, language }, { at }) => ({ type: 'AskForHelp', at, kiosk, language }),
  'help:takeBack': ({ kiosk }, { at }) => ({ type: 'EndHelp', at, kiosk, asker: 'visitor' }),
  'help:take': ({ kiosk, desk }, { at }) => ({ type: 'TakeHelp', at, kiosk, desk }),
  'help:end': ({ kiosk }, { at }) => ({ type: 'EndHelp', at, kiosk, asker: 'staff' }),
  'closure:set': ({ target, fromAt, reason }, { at }) => ({ type: 'SetClosure', at, target, fromAt, reason }),
  'closure:lift': ({ target }, { at }) => ({ type: 'LiftClosure', at, target }),
  'day:close': (_, { at }) => ({ type: 'CloseDay', at }),
  'infostand:settle': ({ desk, matter }, { at }) => ({ type: 'SettleMatter', at, desk, matter }),
  'infostand:change': ({ desk, state }, { at }) => ({ type: 'ChangeInfostand', at, desk, state }),
} satisfies { [N in RequestName]?: Action<N> }

export type ActionName = keyof typeof actions
