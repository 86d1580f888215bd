// How large things are: the design is drawn for 32 inch and 1080 pixels; smaller screens show everything larger.

/**
 * Pixels of a tenth of the body text's 30 (`1rem`). On 1080 × 1920 the smallest text is then 30 px on 32 inch, 36 on 27 and
 * 44 on 21.5, so that it is read from the same distance. Other resolutions scale with the shorter fitting side.
 */
export function rootPixels(width: number, height: number, diagonalInches: number): number {
  const [long, short] = width > height ? [width, height] : [height, width]
  const resolution = Math.min(short / 1080, long / 1920)
  const nearness = Math.min(1.6, Math.max(1, 32 / diagonalInches))
  return Math.round(10 * resolution * nearness * 100) / 100
}

/** Height and gap of rows in the same unit as the room. */
export interface RowSize {
  readonly row: number
  readonly gap: number
}

/** How many rows a room holds, at least one. */
export function rowsIn(room: number, { row, gap }: RowSize): number {
  return Math.max(1, Math.floor((room + gap) / (row + gap)))
}

/** Items a page: all of them where they fit, else what is left beside a pager of height `pager`. */
export function pageSize(items: number, columns: number, room: number, size: RowSize, pager: number): number {
  const whole = rowsIn(room, size) * columns
  return items <= whole ? whole : rowsIn(room - pager - size.gap, size) * columns
}
