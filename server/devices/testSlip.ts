// The slip that staff print to see whether a printer works.
import type { Slip } from '../../shared/slip.ts'
import { textLines } from './slip.ts'
import { centred, gap, rule } from './ticket.ts'

/** What stands on it, each on lines of its own; the last is the letters that a wrong code page would spoil. */
export interface TestSlip {
  readonly title: string
  readonly site: string
  readonly kiosk: string
  readonly printedAt: string
  readonly letters: string
}

export const layOutTest = ({ kiosk, letters, printedAt, site, title }: TestSlip, columns: number): Slip => [
  ...textLines(site, centred, columns),
  gap,
  ...textLines(title, { ...centred, size: 2, bold: true }, columns),
  rule,
  ...[kiosk, printedAt, letters].flatMap((line) => textLines(line, centred, columns)),
  gap,
  { kind: 'cut' },
]
