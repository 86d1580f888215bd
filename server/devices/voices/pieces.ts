// What an announcement is assembled from where a language has no voice on the device: letters, digits, numbers, desks and the words between them.
import type { Desk, Plan } from '../../../shared/plan.ts'

/** The section `board.spoken` of a language's texts. Their order is the grammar: what stands where, each language says itself. */
export interface SpokenTexts {
  readonly counter: string
  readonly named: string
  readonly infostand: string
  /** Of A to Z, as the language names them, parted by commas. */
  readonly letters: string
  readonly digit: Readonly<Record<string, string>>
  readonly number: Readonly<Record<string, string>>
}

/** One sound: `name` is that of its file, `text` what is to be said. */
export interface Piece {
  readonly name: string
  readonly text: string
}

export interface SpokenCall {
  readonly label: string
  readonly desk: Pick<Desk, 'id' | 'kind' | 'name'>
}

const templates = ['counter', 'named', 'infostand'] as const

/** Text between the placeholders, without the punctuation at its ends: that is a pause. */
const bare = (text: string) => text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
const partsOf = (template: string) => template.split(/(\{number\}|\{desk\})/)

/** Words that stand in several announcements are one piece, named after the first. */
function wordPieces(texts: SpokenTexts): ReadonlyMap<string, Piece> {
  const pieces = new Map<string, Piece>()
  for (const kind of templates) {
    const words = partsOf(texts[kind]).flatMap((part) => (/^\{/.test(part) || bare(part) === '' ? [] : [bare(part)]))
    words.forEach((text, at) => {
      if (!pieces.has(text)) pieces.set(text, { name: `${kind}-${at + 1}`, text })
    })
  }
  return pieces
}

function letterPiece(letter: string, { letters, digit }: SpokenTexts): Piece {
  if (/\d/.test(letter)) return { name: `digit-${letter}`, text: digit[letter] ?? letter }
  const names = letters.split(',').map((name) => name.trim())
  return { name: `letter-${letter.toLowerCase()}`, text: names[letter.charCodeAt(0) - 65] ?? letter }
}

function deskPiece({ id, name }: SpokenCall['desk'], texts: SpokenTexts, language: string): Piece {
  const said = name[language] ?? name.de
  if (!/^\d{1,4}$/.test(said)) return { name: `desk-${id}`, text: said }
  const value = Number(said)
  if (value < 10) return letterPiece(String(value), texts)
  return { name: `number-${value}`, text: texts.number[value] ?? String(value) }
}

const templateFor = ({ desk }: SpokenCall, language: string) =>
  desk.kind === 'infostand' ? 'infostand' : /^\d{1,4}$/.test(desk.name[language] ?? desk.name.de) ? 'counter' : 'named'

/** The pieces of one announcement, in the order in which the language says them. */
export function piecesOf(call: SpokenCall, texts: SpokenTexts, language: string): readonly Piece[] {
  const words = wordPieces(texts)
  return partsOf(texts[templateFor(call, language)]).flatMap((part) => {
    if (part === '{number}') return [...call.label].map((letter) => letterPiece(letter, texts))
    if (part === '{desk}') return [deskPiece(call.desk, texts, language)]
    return words.get(bare(part)) ?? []
  })
}

/** Every letter that stands in a label of one of the sites: prefixes, and what stands before those that came from another one. */
const lettersOf = (plans: readonly Plan[]): readonly string[] => {
  const letters = plans.flatMap(({ numbers, site }) => [...numbers.map(({ prefix }) => prefix), site.transferLetter])
  return [...new Set(letters.join(''))].sort()
}

/** All pieces that the announcements of these sites can need in the language, each once. */
export function neededPieces(plans: readonly Plan[], texts: SpokenTexts, language: string): readonly Piece[] {
  const desks = plans.flatMap((plan) => plan.desks.filter(({ kind }) => kind !== 'phone'))
  const characters = [...lettersOf(plans), ...'0123456789']
  const all = [
    ...desks.flatMap((desk) => piecesOf({ label: '', desk }, texts, language)),
    ...characters.map((character) => letterPiece(character, texts)),
  ]
  return [...new Map(all.map((piece) => [piece.name, piece])).values()]
}
