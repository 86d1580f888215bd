// Calls for help at kiosks (rule K19): what is recorded of them, and what is left of it.
import type { ClerkKey, DeskId, KioskId, Language } from '../../shared/ids.ts'

/** `desk` null: somebody who sits at none; `clerk`: who was at that desk then, if that was known. */
export type HelpEvent =
  | { readonly type: 'HelpAsked'; readonly kiosk: KioskId; readonly language: Language }
  | { readonly type: 'HelpTaken'; readonly kiosk: KioskId; readonly desk: DeskId | null; readonly clerk?: ClerkKey }
  | { readonly type: 'HelpEnded'; readonly kiosk: KioskId; readonly why: 'taken-back' | 'settled' | 'lapsed' }

/** Somebody at a kiosk waits for a person to come. */
export interface HelpCall {
  readonly kiosk: KioskId
  readonly at: number
  readonly language: Language
  readonly taken: { readonly at: number; readonly desk: DeskId | null; readonly clerk: ClerkKey | null } | null
}
