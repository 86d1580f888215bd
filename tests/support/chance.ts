/** Numbers in [0, 1) that are the same for the same seed (mulberry32 by Tommy Ettinger). */
export function mulberry32(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Draws that are the same for the same seed. */
export interface Chance {
  /** A whole number from 0 up to, but not including, `limit`. */
  below(limit: number): number
  between(least: number, most: number): number
  oneIn(count: number): boolean
  pick<T>(some: readonly T[]): T
  /** One of the names, as often as its weight says. */
  weighted<T extends string>(weights: Readonly<Partial<Record<T, number>>>): T
}

export function chanceFrom(seed: number): Chance {
  const random = mulberry32(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    oneIn: (count) => below(count) === 0,
    pick(some) {
      const picked = some[below(some.length)]
      if (picked === undefined) throw new Error('nothing to pick from')
      return picked
    },
    weighted(weights) {
      const weighed = Object.entries<number | undefined>(weights) as [keyof typeof weights, number | undefined][]
      let rest = random() * weighed.reduce((sum, [, weight = 0]) => sum + weight, 0)
      for (const [name, weight = 0] of weighed) {
        rest -= weight
        if (rest < 0) return name
      }
      throw new Error('no weights')
    },
  }
}
