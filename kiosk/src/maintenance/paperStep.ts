// Which step of changing the paper comes next, by what the printer says of itself (rule K22).
import type { PrinterSign } from '../../../shared/views.ts'

export type PaperStep = 'open' | 'close' | 'done'

/**
 * The cover opens, the cover closes on a roll that the printer finds: each step comes by itself. `opened`: it was open since the change
 * began; a printer that says nothing of its cover is done when its paper is in order.
 */
export function paperStep(sign: PrinterSign, opened: boolean): PaperStep {
  if (sign.kind === 'fault' && sign.why === 'cover-open') return 'close'
  if (!opened) return 'open'
  return sign.kind === 'fault' || (sign.kind === 'ready' && sign.paper === 'end') ? 'close' : 'done'
}
