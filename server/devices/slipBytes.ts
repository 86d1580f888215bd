// How a slip gets onto paper: in the printer's own letters where it has them all, drawn otherwise.
import type { Slip } from '../../shared/slip.ts'
import { holdLetters } from './codePages.ts'
import type { DrawSlip } from './drawnSlip.ts'
import { type EncodedSlip, encodeSlip } from './escpos.ts'
import type { PrinterProfile } from './profiles.ts'

/** Some letter of the slip stands in no code page of the profile; signs have look-alikes, letters have none. */
export const needsDrawing = (slip: Slip, profile: PrinterProfile): boolean =>
  slip.some((line) => line.kind === 'text' && !holdLetters(line.text, profile.codePages))

/** The bytes of a slip; without `draw`, letters that the printer lacks are folded. */
export const slipBytes = (slip: Slip, profile: PrinterProfile, draw: DrawSlip | null): EncodedSlip =>
  draw && needsDrawing(slip, profile) ? { bytes: draw(slip, profile), folded: [] } : encodeSlip(slip, profile)
