// Decides what a command leads to: events, or a refusal with its reason. Pure: time, ids and chance come with the command.
import type { CommandOf, DayCommand, DayCommandType, Decision } from './commands.ts'
import { acknowledgeAlarm, endAlarm, raiseAlarm } from './decide/alarms.ts'
import { addAppointments, cancelAppointment } from './decide/appointments.ts'
import { callNext, callTicket, missTicket, recallTicket, serveDirect } from './decide/calling.ts'
import { liftClosure, setClosure } from './decide/closures.ts'
import { changePlan, closeDay, openDay, passTime } from './decide/day.ts'
import { type Decide, nothing, refused } from './decide/decision.ts'
import { changeSkills, closeDesk, endAfterWork, openDesk, pauseDesk, resumeDesk } from './decide/desks.ts'
import { handIn } from './decide/handingIn.ts'
import { askForHelp, endHelp, takeHelp } from './decide/help.ts'
import { changeInfostand, settleMatter } from './decide/infostand.ts'
import { checkIn, issueTicket } from './decide/issuing.ts'
import { leaseNumbers } from './decide/leasing.ts'
import { moveTicket } from './decide/order.ts'
import { finishServing, startServing } from './decide/serving.ts'
import { changeSlots, takeSlot } from './decide/slots.ts'
import { transferTicket } from './decide/transfer.ts'
import { undoAction } from './decide/undo.ts'
import {
  addLeg,
  arriveTicket,
  cancelTicket,
  parkTicket,
  resumeTicket,
  returnTicket,
  tellWish,
} from './decide/waiting.ts'
import type { DayState } from './state.ts'

type Commands = { readonly [T in DayCommandType]: CommandOf<T> }

/** One decider for each command: a command without one does not compile. */
const deciders: { readonly [T in DayCommandType]: Decide<T> } = {
  OpenDay: openDay,
  ChangePlan: changePlan,
  AddAppointments: addAppointments,
  CancelAppointment: cancelAppointment,
  ChangeSlots: changeSlots,
  TakeSlot: takeSlot,
  OpenDesk: openDesk,
  ChangeSkills: changeSkills,
  PauseDesk: pauseDesk,
  ResumeDesk: resumeDesk,
  CloseDesk: closeDesk,
  ChangeInfostand: changeInfostand,
  SettleMatter: settleMatter,
  IssueTicket: issueTicket,
  CheckIn: checkIn,
  LeaseNumbers: leaseNumbers,
  HandIn: handIn,
  CallNext: callNext,
  CallTicket: callTicket,
  ServeDirect: serveDirect,
  RecallTicket: recallTicket,
  StartServing: startServing,
  FinishServing: finishServing,
  EndAfterWork: endAfterWork,
  MissTicket: missTicket,
  ReturnTicket: returnTicket,
  ParkTicket: parkTicket,
  ResumeTicket: resumeTicket,
  TransferTicket: transferTicket,
  ArriveTicket: arriveTicket,
  AddLeg: addLeg,
  MoveTicket: moveTicket,
  UndoAction: undoAction,
  TellWish: tellWish,
  CancelTicket: cancelTicket,
  RaiseAlarm: raiseAlarm,
  AcknowledgeAlarm: acknowledgeAlarm,
  EndAlarm: endAlarm,
  SetClosure: setClosure,
  LiftClosure: liftClosure,
  AskForHelp: askForHelp,
  TakeHelp: takeHelp,
  EndHelp: endHelp,
  PassTime: passTime,
  CloseDay: closeDay,
}

/** What may be asked of a closed day: opening it says why not, staff may issue after hours, a plan may open it again, help is called at any hour, what kiosks gave without a server is recorded, the others are done already. */
const afterTheClose: ReadonlySet<DayCommandType> = new Set([
  'OpenDay',
  'ChangePlan',
  'IssueTicket',
  'CheckIn',
  'HandIn',
  'RaiseAlarm',
  'AcknowledgeAlarm',
  'EndAlarm',
  'PassTime',
  'CloseDay',
])

/**
 * Decides one command on the state of a day, of which it changes nothing. Events get the command's time, but never one
 * before the last event of the day: times of a day do not run backwards. No events: what was asked for is so already.
 */
export function decide(command: DayCommand, state: DayState): Decision {
  if (state.phase === 'unopened' && command.type !== 'OpenDay')
    return command.type === 'PassTime' ? nothing : refused('day-not-open')
  if (state.phase === 'closed' && !afterTheClose.has(command.type)) return refused('day-closed')
  if ('by' in command && command.by !== undefined && !state.index.desks.has(command.by))
    return refused('unknown-desk', { desk: command.by })
  return decideOne(command.type, command, state, Math.max(command.at, state.at))
}

function decideOne<T extends DayCommandType>(type: T, command: Commands[T], state: DayState, at: number): Decision {
  return deciders[type](command, state, at)
}
