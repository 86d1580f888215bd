import type { DeskId } from '../../../shared/ids.ts'
import type { RefusalCode } from '../../../shared/refusals.ts'
import type { CommandOf, DayCommandType, Decision } from '../commands.ts'
import type { By, DayEvent } from '../events.ts'
import type { DayState } from '../state.ts'

/** Decides one type of command; `at` is the time of its events: never before the last one of the day. */
export type Decide<T extends DayCommandType> = (command: CommandOf<T>, state: DayState, at: number) => Decision

export type Refused = Extract<Decision, { readonly kind: 'refused' }>

/** A part of a decision: its value, or the refusal that ends it. */
export type Checked<T> = Refused | { readonly kind: 'fine'; readonly value: T }

export const happened = (...events: readonly DayEvent[]): Decision => ({ kind: 'events', events })

/** The desk whose clerk acts from afar, for the event. */
export const byDesk = (by: DeskId | undefined): By => (by === undefined ? {} : { by })

/** What was asked for is so already. */
export const nothing: Decision = { kind: 'events', events: [] }

export const fine = <T>(value: T): Checked<T> => ({ kind: 'fine', value })

export const refused = (code: RefusalCode, params?: Readonly<Record<string, string | number>>): Refused => ({
  kind: 'refused',
  refusal: params ? { code, params } : { code },
})

/** Local time of day for a refusal's text: `08:00`. */
export const clockTime = (state: DayState, ms: number): string =>
  Temporal.Instant.fromEpochMilliseconds(ms)
    .toZonedDateTimeISO(state.plan.site.timeZone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' })
