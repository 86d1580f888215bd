// Finds a concern by everyday words: forgiving with umlauts, compounds, endings and one slip of the finger.

export interface Searchable<T> {
  readonly item: T
  /** What it is called; counts most. */
  readonly names: readonly string[]
  /** Everyday words and phrases. */
  readonly words: readonly string[]
}

interface Term {
  readonly word: string
  readonly weight: number
}

export interface SearchIndex<T> {
  readonly entries: readonly { readonly item: T; readonly terms: readonly Term[] }[]
}

/**
 * Words as they are compared: small letters without accents. `ä`, `ae` and `a` become the same, as do `ß` and `ss`, since
 * people type either.
 */
export function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/[\p{M}\u00AD]/gu, '')
    .replace(/([aou])e/g, '$1')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

export function indexOf<T>(searchables: readonly Searchable<T>[]): SearchIndex<T> {
  return {
    entries: searchables.map(({ item, names, words }) => ({
      item,
      terms: [
        ...names.flatMap(wordsOf).map((word) => ({ word, weight: 1 })),
        ...words.flatMap(wordsOf).map((word) => ({ word, weight: 0.9 })),
      ],
    })),
  }
}

/** The best first; nothing for a text without a letter. Results far behind the best are left out. */
export function search<T>(index: SearchIndex<T>, text: string): T[] {
  const asked = wordsOf(text)
  if (asked.length === 0) return []
  const scored = index.entries
    .map(({ item, terms }) => ({ item, score: asked.reduce((sum, word) => sum + best(word, terms), 0) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
  const least = (scored[0]?.score ?? 0) * 0.45
  return scored.filter(({ score }) => score >= least).map(({ item }) => item)
}

function best(asked: string, terms: readonly Term[]): number {
  return terms.reduce((highest, { word, weight }) => Math.max(highest, likeness(asked, word) * weight), 0)
}

/** How well one word that was typed fits one word of a concern, 0 to 1. */
export function likeness(asked: string, word: string): number {
  if (asked === word) return 1
  // "pers" while typing "Personalausweis"; one letter says little.
  if (word.startsWith(asked)) return asked.length > 1 ? 0.9 : 0.3
  // "ummelden" for "ummeldung", "reisepässe" for "reisepass": the same stem with another ending.
  const stem = sharedStart(asked, word)
  if (stem >= 5 && stem >= asked.length - 3 && stem >= word.length - 4) return 0.75
  // "ausweis" in "personalausweis", "personalausweisverlängerung" around "personalausweis".
  if (asked.length >= 4 && word.includes(asked)) return 0.7
  if (word.length >= 5 && asked.includes(word)) return 0.6
  if (asked.length >= 4 && oneSlip(asked, word)) return 0.6
  if (asked.length >= 5 && [-1, 0, 1].some((more) => oneSlip(asked, word.slice(0, asked.length + more)))) return 0.5
  return 0
}

function sharedStart(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return length
}

/** Whether one letter was left out, added, mistaken or swapped with its neighbour. */
export function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  const start = sharedStart(a, b)
  const restA = a.slice(start)
  const restB = b.slice(start)
  if (restA.length === restB.length) {
    if (restA.slice(1) === restB.slice(1)) return true
    return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2)
  }
  return restA.length > restB.length ? restA.slice(1) === restB : restB.slice(1) === restA
}
