// The way in for staff that no visitor finds by chance: the upper corners, left and right in turn (rule K21).

/** Corners to be tapped one after the other, all within `withinMs`. */
const way = ['left', 'right', 'left', 'right'] as const
const withinMs = 6_000
/** Of the shorter side of the screen. */
const cornerShare = 0.16

interface Tap {
  readonly x: number
  readonly y: number
  /** Milliseconds of a clock that never jumps. */
  readonly at: number
}

/** Counts taps; `true` with the one that ends the way. A tap anywhere else begins it anew. */
export function createCornerTaps(
  size: () => { readonly width: number; readonly height: number },
): (tap: Tap) => boolean {
  let done: readonly number[] = []

  const cornerOf = ({ x, y }: Tap): 'left' | 'right' | null => {
    const { height, width } = size()
    const reach = Math.min(width, height) * cornerShare
    if (y > reach) return null
    if (x <= reach) return 'left'
    return x >= width - reach ? 'right' : null
  }

  return (tap) => {
    const corner = cornerOf(tap)
    if (corner === null) {
      done = []
      return false
    }
    const first = done[0] ?? tap.at
    if (corner === way[done.length] && tap.at - first <= withinMs) done = [...done, tap.at]
    else done = corner === way[0] ? [tap.at] : []
    if (done.length < way.length) return false
    done = []
    return true
  }
}
