// What the plan says of aids at a kiosk: its keypad, and how high its screen hangs.
import { z } from 'zod'

/** A key by the name that browsers give it: `KeyboardEvent.code` (`F17`, `NumpadAdd`) or `KeyboardEvent.key`. */
const Key = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9]{1,30}$/)
  .nullable()

/** Which key of a keypad does what; null: it has no such key. The defaults are those of an ordinary keyboard. */
export const Keypad = z.object({
  up: Key.default('ArrowUp'),
  down: Key.default('ArrowDown'),
  left: Key.default('ArrowLeft'),
  right: Key.default('ArrowRight'),
  ok: Key.default('Enter'),
  back: Key.default('Escape'),
  help: Key.default('F1'),
  /** The one with the tactile mark: switches reading aloud on and off. */
  speech: Key.default('F2'),
  again: Key.default('F3'),
  louder: Key.default('NumpadAdd'),
  quieter: Key.default('NumpadSubtract'),
  faster: Key.default('NumpadMultiply'),
  slower: Key.default('NumpadDivide'),
})
export type Keypad = z.infer<typeof Keypad>
export type KeypadKey = keyof Keypad

/** From the floor to the lower edge of the screen; null: not measured. */
export const LowerEdgeMillimetres = z.int().min(0).max(2_500).nullable().default(null)
