// How every command of a day comes about in the simulation.
import type { DayCommandType, SendTicket } from '../../server/domain/commands.ts'
import type { DayEventType } from '../../server/domain/events.ts'
import type { RandomStep } from '../support/randomDay.ts'

/** A day's own commands, and the one of two days. */
export type SimulatedType = DayCommandType | SendTicket['type']

/**
 * How each command comes about: people send it by a step of that kind, or the servers send it themselves, as time passes or
 * because settings were changed; then an event shows that they did. A command without a line does not compile.
 */
export const comesBy: { readonly [T in SimulatedType]: { people: RandomStep['kind'] } | { itself: DayEventType } } = {
  OpenDay: { itself: 'DayOpened' },
  ChangePlan: { itself: 'PlanChanged' },
  AddAppointments: { itself: 'AppointmentsAdded' },
  CancelAppointment: { itself: 'AppointmentCancelled' },
  ChangeSlots: { itself: 'SlotsChanged' },
  OpenDesk: { people: 'open' },
  ChangeSkills: { people: 'learn' },
  PauseDesk: { people: 'pause' },
  ResumeDesk: { people: 'resume' },
  CloseDesk: { people: 'close' },
  ChangeInfostand: { people: 'stand' },
  SettleMatter: { people: 'settle' },
  IssueTicket: { people: 'tap' },
  CheckIn: { people: 'checkIn' },
  TakeSlot: { people: 'takeSlot' },
  LeaseNumbers: { people: 'lend' },
  HandIn: { people: 'handIn' },
  CallNext: { people: 'callNext' },
  CallTicket: { people: 'callTicket' },
  ServeDirect: { people: 'serve' },
  RecallTicket: { people: 'recall' },
  StartServing: { people: 'start' },
  FinishServing: { people: 'finish' },
  EndAfterWork: { people: 'afterWork' },
  MissTicket: { people: 'miss' },
  ReturnTicket: { people: 'return' },
  ParkTicket: { people: 'park' },
  ResumeTicket: { people: 'unpark' },
  TransferTicket: { people: 'transferToService' },
  SendTicket: { people: 'sendAway' },
  ArriveTicket: { people: 'arrive' },
  AddLeg: { people: 'addLeg' },
  MoveTicket: { people: 'move' },
  UndoAction: { people: 'undo' },
  TellWish: { people: 'wish' },
  CancelTicket: { people: 'cancel' },
  RaiseAlarm: { people: 'alarm' },
  AcknowledgeAlarm: { people: 'help' },
  EndAlarm: { people: 'all clear' },
  AskForHelp: { people: 'askForHelp' },
  TakeHelp: { people: 'takeHelp' },
  EndHelp: { people: 'endHelp' },
  SetClosure: { people: 'close out of hours' },
  LiftClosure: { people: 'open again' },
  PassTime: { itself: 'DayClosed' },
  CloseDay: { people: 'closeDay' },
}
