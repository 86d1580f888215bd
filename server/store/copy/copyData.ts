import { type CopiedTable, type Dump, tableNames } from './dump.ts'

export type Copied =
  | { readonly kind: 'copied'; readonly rows: number }
  /** The target holds something already; nothing was changed. */
  | { readonly kind: 'not-empty'; readonly table: CopiedTable }

/**
 * Copies everything from one database to an empty one, all or nothing, and counts the rows there before it is kept. Throws when they
 * are not as many as they should be.
 */
export async function copyData(from: Dump, to: Dump): Promise<Copied> {
  for (const table of tableNames) if ((await to.count(table)) > 0) return { kind: 'not-empty', table }
  let rows = 0
  await to.fill(
    async (put) => {
      for (const table of tableNames) {
        for await (const some of from.rows(table)) await put(table, some)
        const [wanted, there] = [await from.count(table), await to.count(table)]
        if (wanted !== there) throw new Error(`${table}: ${there} of ${wanted} rows have arrived. Nothing was kept.`)
        rows += there
      }
    },
    await from.lastPrintJob(),
  )
  return { kind: 'copied', rows }
}
