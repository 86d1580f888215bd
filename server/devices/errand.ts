// The small slip for an errand: where to go, and how to come back without a new wait.
import type { Slip, SlipLine } from '../../shared/slip.ts'
import { type TextStyle, textLines } from './slip.ts'
import { centred, fill, gap, labelLine, large, left, qrOf, rule, type SlipTexts } from './ticket.ts'

/** An errand as its slip tells it; every text is in the holder's language. */
export interface ErrandSlip {
  readonly town: string
  readonly site: string
  readonly label: string
  /** What the visitor is away for. */
  readonly errand: string
  readonly way: string
  readonly usualMinutes: number
  /** Own words of the town for the last line; null: the usual ones. */
  readonly line: string | null
  readonly url: string | null
  readonly printedAt: string
}

/** Lays the slip out for a paper of `columns` characters. Without a QR code it is shown at the info stand. */
export const layOutErrand = (errand: ErrandSlip, texts: SlipTexts, { columns }: { readonly columns: number }): Slip => {
  const put = (text: string, style: TextStyle): SlipLine[] => textLines(text, style, columns)
  const qr = qrOf(errand.url)
  const usual = qr === null ? texts.errandShow : texts.errandLine
  return [
    ...put(errand.town, { ...centred, bold: true }),
    ...put(errand.site, centred),
    gap,
    ...put(texts.yourNumber, centred),
    ...labelLine(errand.label, columns),
    gap,
    ...put(errand.errand, large),
    ...put(errand.way, left),
    ...put(fill(texts.errandMinutes, { minutes: errand.usualMinutes }), left),
    rule,
    ...(qr === null ? [] : [{ kind: 'qr', data: qr } as const]),
    ...put(errand.line ?? usual, { ...centred, bold: true }),
    gap,
    ...put(errand.printedAt, centred),
    { kind: 'cut' },
  ]
}
