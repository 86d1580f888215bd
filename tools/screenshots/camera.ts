// Takes the pictures, and finds on a page what people look for.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { smallPicture } from './smallPicture.ts'

const into = join(import.meta.dirname, '..', '..', 'docs', 'screens')
const mostBytes = 300_000
/** Wider pictures are made smaller, for the repository's sake. */
const mostPixelsWide = 1920
const patienceMs = 30_000

export const button = (page: Page, name: RegExp | string) => page.getByRole('button', { name }).first()
export const heading = (page: Page, name: RegExp | string) => page.getByRole('heading', { name }).first()

/** Acts until it has led to `result`: keys of the counter overlook what may be the second half of a double click. */
export async function until(result: Locator, act: () => Promise<unknown>): Promise<void> {
  const endMs = performance.now() + patienceMs
  for (;;) {
    if (!(await result.isVisible())) await act().catch(() => undefined)
    const there = await result.waitFor({ timeout: 1_000 }).then(
      () => true,
      () => false,
    )
    if (there) return
    if (performance.now() > endMs) throw new Error(`Not reached: ${result}`)
  }
}

/** Writes docs/screens/<name>.png of what the page shows now. */
export async function take(name: string, page: Page): Promise<void> {
  await mkdir(into, { recursive: true })
  await page.evaluate(async () => {
    await document.fonts.ready
    for (const image of document.images) await image.decode().catch(() => undefined)
  })
  const picture = await smallPicture(await page.screenshot({ animations: 'disabled', caret: 'hide' }), mostPixelsWide)
  if (picture.length > mostBytes) throw new Error(`${name}.png has ${picture.length} bytes.`)
  await writeFile(join(into, `${name}.png`), picture)
  console.log(`docs/screens/${name}.png  ${Math.round(picture.length / 1000)} kB`)
}
