import type { DayState } from '../../server/domain/state.ts'

const forbidden = () => {
  throw new Error('Deciding changed the state')
}

/** The state with everything in it locked: whoever writes to it throws. Locks the given objects, so hand in a copy. */
export function sealed(state: DayState): DayState {
  for (const value of Object.values(state)) {
    if (value instanceof Map || value instanceof Set) {
      for (const inner of value.values()) freeze(inner)
      for (const name of ['set', 'add', 'delete', 'clear']) Object.defineProperty(value, name, { value: forbidden })
    }
  }
  return Object.freeze(state)
}

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return
  for (const inner of Object.values(Object.freeze(value))) freeze(inner)
}
