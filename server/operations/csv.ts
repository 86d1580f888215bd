// Rows as comma-separated values, for spreadsheets and programs.

type Cell = string | number | boolean | null | readonly string[]

/** RFC 4180; a leading sign cannot turn a cell into a formula, since every text is an id, a label, a date or an instant. */
const cellOf = (value: Cell): string => {
  const text = typeof value === 'object' && value !== null ? value.join(' ') : String(value ?? '')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A header and one line a row, with the columns in the given order; lists are divided by spaces, null is empty. */
export const csvOf = <Column extends string>(
  columns: readonly Column[],
  rows: readonly { readonly [C in Column]: Cell }[],
): string =>
  [columns.join(','), ...rows.map((row) => columns.map((column) => cellOf(row[column])).join(','))]
    .join('\r\n')
    .concat('\r\n')
