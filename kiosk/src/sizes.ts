// How large things are: the design is drawn for 32 inch and 1080 pixels; smaller screens show everything larger.

/** Larger than this the screens have no room. */
const largest = 1.6
const largeTimes = 1.4

/**
 * Pixels of a tenth of the body text's 30 (`1rem`). On 1080 × 1920 the smallest text is then 30 px on 32 inch, 36 on 27 and
 * 44 on 21.5, so that it is read from the same distance. Other resolutions scale with the shorter fitting side.
 * `large`: a visitor has asked for larger type.
 */
export function rootPixels(width: number, height: number, diagonalInches: number, large = false): number {
  const [long, short] = width > height ? [width, height] : [height, width]
  const resolution = Math.min(short / 1080, long / 1920)
  const nearness = Math.min(largest, Math.max(1, 32 / diagonalInches) * (large ? largeTimes : 1))
  return Math.round(10 * resolution * nearness * 100) / 100
}

/** What a list needs and what there is, all in one unit. */
export interface ListRoom {
  readonly height: number
  readonly columns: number
  readonly gap: number
  /** Height of the bar that turns pages, its gap included; it stands there only where there are several. */
  readonly pager: number
}

/** Where each page of a list begins, from the heights of its items. A page holds at least one row. */
export function pagesOf(heights: readonly number[], { height, columns, gap, pager }: ListRoom): readonly number[] {
  const rows: number[] = []
  for (let item = 0; item < heights.length; item += columns) rows.push(Math.max(...heights.slice(item, item + columns)))
  const starts = (room: number) => {
    const found = [0]
    let left = room
    rows.forEach((row, index) => {
      if (row > left && index * columns > (found.at(-1) ?? 0)) {
        found.push(index * columns)
        left = room
      }
      left -= row + gap
    })
    return found
  }
  const whole = starts(height)
  return whole.length === 1 ? whole : starts(height - pager)
}
