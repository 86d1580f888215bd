// Given, when, then for the rules of a business day: a history of commands and events, one command, what it leads to.
import { expect } from 'vitest'
import type { DayCommand, DayCommandType } from '../../server/domain/commands.ts'
import { decide } from '../../server/domain/decide.ts'
import type { DayEvent } from '../../server/domain/events.ts'
import { copyDay, emptyDay, evolve } from '../../server/domain/evolve.ts'
import type { DayState } from '../../server/domain/state.ts'
import type { PlanHash } from '../../shared/ids.ts'
import type { Plan } from '../../shared/plan.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import { smallPlan } from './smallPlan.ts'

export type Step = DayCommand | DayEvent

const commandTypes: Readonly<Record<DayCommandType, true>> = {
  OpenDay: true,
  ChangePlan: true,
  AddAppointments: true,
  CancelAppointment: true,
  ChangeSlots: true,
  TakeSlot: true,
  OpenDesk: true,
  ChangeSkills: true,
  PauseDesk: true,
  ResumeDesk: true,
  CloseDesk: true,
  ChangeInfostand: true,
  SettleMatter: true,
  IssueTicket: true,
  CheckIn: true,
  LeaseNumbers: true,
  HandIn: true,
  CallNext: true,
  CallTicket: true,
  ServeDirect: true,
  RecallTicket: true,
  StartServing: true,
  FinishServing: true,
  EndAfterWork: true,
  MissTicket: true,
  ReturnTicket: true,
  ParkTicket: true,
  ResumeTicket: true,
  TransferTicket: true,
  ArriveTicket: true,
  AddLeg: true,
  TellWish: true,
  MoveTicket: true,
  UndoAction: true,
  CancelTicket: true,
  RaiseAlarm: true,
  AcknowledgeAlarm: true,
  EndAlarm: true,
  SetClosure: true,
  LiftClosure: true,
  AskForHelp: true,
  TakeHelp: true,
  EndHelp: true,
  PassTime: true,
  CloseDay: true,
}

const isCommand = (step: Step): step is DayCommand => step.type in commandTypes

/** Plans by the hashes that tests give them: `planHash(plan)` makes one up and remembers the plan. */
const plans = new Map<PlanHash, Plan>()
export function planHash(plan: Plan): PlanHash {
  for (const [hash, known] of plans) if (known === plan) return hash
  const hash = String(plans.size).padStart(64, '0') as PlanHash
  plans.set(hash, plan)
  return hash
}
export function planOf(hash: PlanHash): Plan {
  const plan = plans.get(hash)
  if (!plan) throw new Error(`No plan has the hash ${hash}`)
  return plan
}

/** The day before its first event, under the plan. */
export const unopened = (plan: Plan): DayState => emptyDay(plan.site.id, plan, planHash(plan))

export interface When {
  when(command: DayCommand): Then
  /** The state that the history led to. */
  readonly state: DayState
}

export interface Then {
  /** Exactly these events, in this order; each needs to name only what matters. */
  thenHappens(...expected: readonly ({ type: DayEvent['type'] } & Record<string, unknown>)[]): When
  /** Nothing happens: it is so already. */
  thenNothing(): When
  thenRefused(code: RefusalCode, params?: Record<string, string | number>): void
}

/** A day under the small plan after this history. Commands in it are decided and must not be refused. */
export const given = (...history: readonly Step[]): When => givenUnder(smallPlan(), ...history)

export function givenUnder(plan: Plan, ...history: readonly Step[]): When {
  const state = unopened(plan)
  for (const step of history) {
    const events = isCommand(step) ? accepted(step, state) : [step]
    for (const event of events) evolve(state, event, planOf)
  }
  return after(state)
}

function accepted(command: DayCommand, state: DayState): readonly DayEvent[] {
  const decision = decide(command, state)
  if (decision.kind === 'refused')
    throw new Error(`The history cannot be: ${command.type} is refused, ${JSON.stringify(decision.refusal)}`)
  return decision.events
}

function after(state: DayState): When {
  return {
    state,
    when: (command) => {
      const decision = decide(command, state)
      const goOn = (events: readonly DayEvent[]) =>
        after(events.reduce((day, event) => evolve(day, event, planOf), copyDay(state)))
      return {
        thenHappens: (...expected) => {
          if (decision.kind === 'refused')
            expect.fail(`${command.type} was refused: ${JSON.stringify(decision.refusal)}`)
          expect(decision.events.map(({ type }) => type)).toEqual(expected.map(({ type }) => type))
          expect(decision.events).toMatchObject(expected)
          return goOn(decision.events)
        },
        thenNothing: () => {
          expect(decision).toEqual({ kind: 'events', events: [] })
          return after(state)
        },
        thenRefused: (code, params = {}) => {
          if (decision.kind === 'events')
            expect.fail(`${command.type} was not refused: ${JSON.stringify(decision.events)}`)
          expect(decision.refusal.code).toBe(code)
          expect(decision.refusal.params ?? {}).toMatchObject(params)
        },
      }
    },
  }
}
