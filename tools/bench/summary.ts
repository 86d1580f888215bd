// Figures put together: percentiles, and a table that fits a terminal.

/** The smallest value that at least this share (0 to 1) of all does not exceed; of none it is 0. */
export const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.max(Math.ceil(values.length * share) - 1, 0)] ?? 0

/** Rows of cells in columns: the first one left, the others right. */
export const table = (rows: readonly (readonly string[])[]): readonly string[] => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
}

/** An aim, and whether it was met. */
export interface Aim {
  readonly text: string
  readonly met: boolean
}
