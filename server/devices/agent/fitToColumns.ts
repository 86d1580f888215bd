// A page lays its slip out for one width of paper; the printer at this machine may have another.
import type { Slip } from '../../../shared/slip.ts'
import { widthOf, wrap } from '../slip.ts'

/** Breaks what is wider than the paper; a larger text that does not fit at its size is set smaller when it is printed. */
export const fitToColumns = (slip: Slip, columns: number): Slip =>
  slip.flatMap((line) => {
    if (line.kind !== 'text' || widthOf(line.text) <= columns) return line
    return wrap(line.text, columns).map((text) => ({ ...line, text }))
  })
