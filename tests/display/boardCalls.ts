import type { BoardCall, BoardView } from '../../shared/boardViews.ts'
import type { AreaId, DeskId, Label, Language } from '../../shared/ids.ts'
import type { ClockView } from '../../shared/views.ts'

export const start = Date.UTC(2026, 10, 23, 7, 59)

/** A call of the area Blau: A042 to counter 7, unless told otherwise. */
export function aCall(sequence: number, overrides: Partial<BoardCall> & { desk?: BoardCall['desk'] } = {}): BoardCall {
  return {
    sequence,
    label: `A${String(sequence).padStart(3, '0')}` as Label,
    desk: { id: 'schalter-7' as DeskId, name: { de: '7' }, kind: 'counter' },
    arrow: 'right',
    way: { de: 'rechts' },
    area: 'blau' as AreaId,
    language: 'de' as Language,
    recall: false,
    served: false,
    at: start,
    recordings: [],
    ...overrides,
  }
}

/** What the announcements read of a view; calls in any order. */
export function aView(
  calls: readonly BoardCall[],
  { now = start, speed = 1, day = 'kempten/2026-11-23' }: { now?: number; speed?: number; day?: string } = {},
): Pick<BoardView, 'version' | 'calls' | 'clock'> {
  const clock: ClockView = { now, speed, trial: speed !== 1, timeZone: 'Europe/Berlin' }
  return { version: { day, log: calls.length, at: now }, calls, clock }
}
