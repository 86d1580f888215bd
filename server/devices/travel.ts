// The slip for a visitor who is sent to another site: where to go, and that nobody waits anew there.
import type { Slip, SlipLine } from '../../shared/slip.ts'
import { type TextStyle, textLines } from './slip.ts'
import { centred, fill, gap, labelLine, large, left, qrOf, rule, type SlipTexts } from './ticket.ts'

/** Every text is in the holder's language. */
export interface TravelSlip {
  readonly town: string
  readonly site: string
  /** As it stands at the destination. */
  readonly label: string
  readonly service: string
  readonly destination: string
  readonly address: string
  readonly way: string | null
  readonly minutes: number
  readonly url: string | null
  readonly printedAt: string
}

/** Lays the slip out for a paper of `columns` characters. Without a QR code the number is told at the info stand. */
export const layOutTravel = (travel: TravelSlip, texts: SlipTexts, { columns }: { readonly columns: number }): Slip => {
  const put = (text: string, style: TextStyle): SlipLine[] => textLines(text, style, columns)
  const qr = qrOf(travel.url)
  return [
    ...put(travel.town, { ...centred, bold: true }),
    ...put(travel.site, centred),
    gap,
    ...put(texts.numberThere, centred),
    ...labelLine(travel.label, columns),
    gap,
    ...put(travel.service, large),
    rule,
    ...put(texts.goTo, left),
    ...put(travel.destination, large),
    ...put(travel.address, { ...left, bold: true }),
    ...(travel.way === null ? [] : put(travel.way, left)),
    ...put(fill(texts.travelMinutes, { minutes: travel.minutes }), left),
    rule,
    ...(qr === null ? [] : [{ kind: 'qr', data: qr } as const]),
    ...put(qr === null ? texts.arriveShow : texts.arriveScan, { ...centred, bold: true }),
    gap,
    ...put(travel.printedAt, centred),
    { kind: 'cut' },
  ]
}
