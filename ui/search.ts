// Finds a concern by everyday words: forgiving with typing errors, compounds, endings and spelling by ear.
import { tellingWords } from './quietWords.ts'
import { wordsOf } from './wordFolding.ts'
import { likeness, type Part, partOf } from './wordLikeness.ts'

export interface Searchable<T> {
  readonly item: T
  /** What it is called; counts most. */
  readonly names: readonly string[]
  /** Everyday words and phrases. */
  readonly words: readonly string[]
}

interface Phrase {
  /** Places of its words in the vocabulary. */
  readonly words: readonly number[]
  readonly weight: number
}

interface Entry<T> {
  readonly item: T
  readonly phrases: readonly Phrase[]
  /** Each of its words once. */
  readonly words: readonly number[]
}

export interface SearchIndex<T> {
  readonly entries: readonly Entry<T>[]
  readonly vocabulary: readonly string[]
  /** What words that were typed have fitted: the next letter changes only the last of them. */
  readonly fits: Map<string, Fits>
}

/** How a word that was typed fits each word of the vocabulary. */
interface Fits {
  readonly likeness: Float32Array
  readonly parts: ReadonlyMap<number, Part>
  readonly letters: number
}

const nameWeight = 1
const wordWeight = 0.95
/** Below this a word is not meant. */
const leastLikeness = 0.45
/** How many typed words are remembered. */
const rememberedWords = 200

export function indexOf<T>(searchables: readonly Searchable<T>[]): SearchIndex<T> {
  const places = new Map<string, number>()
  const placeOf = (word: string) => {
    const known = places.get(word)
    if (known !== undefined) return known
    places.set(word, places.size)
    return places.size - 1
  }
  const entries = searchables.map(({ item, names, words }) => {
    const phrases = [
      ...names.map((text) => ({ words: tellingWords(wordsOf(text)).map(placeOf), weight: nameWeight })),
      ...words.map((text) => ({ words: tellingWords(wordsOf(text)).map(placeOf), weight: wordWeight })),
    ]
    return { item, phrases, words: [...new Set(phrases.flatMap((phrase) => phrase.words))] }
  })
  return { entries, vocabulary: [...places.keys()], fits: new Map() }
}

/** The best first; nothing for a text without a letter. Results far behind the best are left out. */
export function search<T>(index: SearchIndex<T>, text: string): T[] {
  const asked = withoutGaps(tellingWords(wordsOf(text)), index).map((word) => fitsOf(word, index))
  const inEntries = index.entries.map((entry) => asked.map((fits) => inEntry(fits, entry)))
  const telling = asked.map((_, at) => tells(inEntries.map((found) => found[at] ?? 0)))
  const all = telling.reduce((sum, one) => sum + one, 0)
  if (all === 0) return []
  const share = (found: readonly number[]) => found.reduce((sum, one, at) => sum + one * (telling[at] ?? 0), 0) / all
  const scored = index.entries
    .map(({ item, phrases }, place) => {
      const together = phrases.map(
        (phrase) => share(asked.map((fits) => inPhrase(fits, phrase))) * said(asked, phrase, index),
      )
      return { item, score: 0.5 * share(inEntries[place] ?? []) + 0.5 * Math.max(0, ...together) }
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
  const least = (scored[0]?.score ?? 0) * 0.45
  return scored.filter(({ score }) => score >= least).map(({ item }) => item)
}

/** Words between which a space too many was typed are put together: "reise pass". */
function withoutGaps<T>(words: readonly string[], index: SearchIndex<T>): string[] {
  const together: string[] = []
  for (const word of words) {
    const joined = (together.at(-1) ?? '') + word
    if (together.length > 0 && index.vocabulary.includes(joined)) together.splice(-1, 1, joined)
    else together.push(word)
  }
  return together
}

function fitsOf<T>(asked: string, { vocabulary, fits }: SearchIndex<T>): Fits {
  const known = fits.get(asked)
  if (known) return known
  const parts = new Map<number, Part>()
  const found = Float32Array.from(vocabulary, (word, place) => {
    const part = partOf(asked, word)
    if (part) parts.set(place, part)
    const like = likeness(asked, word)
    return like < leastLikeness ? 0 : like
  })
  if (fits.size >= rememberedWords) fits.clear()
  fits.set(asked, { likeness: found, parts, letters: asked.length })
  return { likeness: found, parts, letters: asked.length }
}

/** How well a typed word fits a concern: one of its words, or two of them that a compound is made of. */
function inEntry({ likeness: found, parts, letters }: Fits, { words }: { readonly words: readonly number[] }): number {
  let best = 0
  const here: Part[] = []
  for (const word of words) {
    best = Math.max(best, found[word] ?? 0)
    const part = parts.get(word)
    if (part) here.push(part)
  }
  for (const one of here) {
    best = Math.max(best, covered(one, letters))
    for (const other of here)
      if (one.to <= other.from) best = Math.max(best, covered(one, letters) + covered(other, letters))
  }
  return best < leastLikeness ? 0 : best
}

const covered = ({ from, to, fit }: Part, letters: number): number => (0.9 * fit * (to - from)) / letters

const inPhrase = (fits: Fits, phrase: Phrase): number => inEntry(fits, phrase) * phrase.weight

/** How much of a phrase was said: "Pass" is all of "Pass" and a part of "Pass gestohlen". */
function said<T>(asked: readonly Fits[], { words }: Phrase, { vocabulary }: SearchIndex<T>): number {
  let letters = 0
  let meant = 0
  for (const word of words) {
    const length = vocabulary[word]?.length ?? 0
    letters += length
    if (asked.some(({ likeness: found, parts }) => (found[word] ?? 0) > 0 || parts.has(word))) meant += length
  }
  return 0.75 + (0.25 * meant) / Math.max(1, letters)
}

/** How much a typed word tells: one that fits many concerns says little of which is meant. */
function tells(found: readonly number[]): number {
  const sum = found.reduce((all, one) => all + one, 0)
  return sum === 0 ? 0 : Math.log(1 + found.length / sum)
}
