// The slip for somebody who lacks a document: what to bring, and when to come back.
import type { Slip, SlipLine } from '../../shared/slip.ts'
import { type TextStyle, textLines, wrap } from './slip.ts'
import { centred, gap, large, left, rule, type SlipTexts } from './ticket.ts'

/** Every text is in the visitor's language. */
export interface BringList {
  readonly town: string
  readonly site: string
  readonly service: string
  readonly documents: readonly { readonly text: string; readonly atHand: boolean }[]
  readonly facts: readonly string[]
  /** The next days on which it is open, each with its hours. */
  readonly days: readonly string[]
  readonly printedAt: string
}

const marks = { there: '[x] ', lacking: '[ ] ' } as const

const ticked = (text: string, atHand: boolean, columns: number): SlipLine[] =>
  wrap(text, columns - marks.there.length).map((line, index) => ({
    kind: 'text',
    text: (index > 0 ? ' '.repeat(marks.there.length) : atHand ? marks.there : marks.lacking) + line,
    ...left,
    bold: !atHand,
  }))

/** Lays the list out for a paper of `columns` characters; what is lacking stands bold with an empty box. */
export const layOutBringList = (list: BringList, texts: SlipTexts, { columns }: { readonly columns: number }): Slip => {
  const put = (text: string, style: TextStyle): SlipLine[] => textLines(text, style, columns)
  return [
    ...put(list.town, { ...centred, bold: true }),
    ...put(list.site, centred),
    gap,
    ...put(list.service, large),
    ...put(texts.bring, { ...left, bold: true }),
    gap,
    ...list.documents.flatMap(({ text, atHand }) => ticked(text, atHand, columns)),
    rule,
    ...(list.facts.length === 0 ? [] : [...list.facts.flatMap((fact) => put(fact, left)), rule]),
    ...(list.days.length === 0
      ? []
      : [...put(texts.openDays, { ...left, bold: true }), ...list.days.flatMap((day) => put(day, left)), rule]),
    ...put(texts.bringHow, { ...left, bold: true }),
    gap,
    ...put(list.printedAt, centred),
    { kind: 'cut' },
  ]
}
