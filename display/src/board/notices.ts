// What the board shows besides calls, one page after the other, and when it may (rules B11, B12). No clock of its own.
import type { BoardCall, BoardNoticeView } from '../../../shared/boardViews.ts'
import type { ShownCall } from './announcements.ts'

/** Long enough to read a page twice. */
export const pageMs = 12_000
/** A video gives way to the others after so long, whatever its length. */
export const videoMs = 60_000

/** One thing in the large place. */
export interface NoticePage {
  readonly notice: BoardNoticeView
  readonly language: string
  /** What is to be read, or what a picture or video shows. */
  readonly text: string
  /** Of so many pages of this text. */
  readonly page: number
  readonly pages: number
}

/** The words of a text in pages of so many lines, each no wider than `room`; `widthOf` in the same unit. */
export function pagesOf(
  text: string,
  { room, lines, widthOf }: { room: number; lines: number; widthOf: (text: string) => number },
): readonly string[] {
  const broken: string[] = []
  for (const word of text.split(/\s+/)) {
    const longer = broken.length === 0 ? word : `${broken.at(-1)} ${word}`
    if (broken.length > 0 && widthOf(longer) <= room) broken[broken.length - 1] = longer
    else broken.push(word)
  }
  const pages: string[] = []
  for (let from = 0; from < broken.length; from += Math.max(1, lines))
    pages.push(broken.slice(from, from + Math.max(1, lines)).join(' '))
  return pages
}

/** Announcements of staff stand alone as long as there are any; else the town's notices take turns. */
export function noticesNow(notices: readonly BoardNoticeView[], now: number): readonly BoardNoticeView[] {
  const current = notices.filter(({ from, until }) => from <= now && (until === null || now < until))
  const announced = current.filter(({ kind }) => kind === 'announcement')
  return announced.length > 0 ? announced : current
}

/**
 * The calls that stand in the rows while a notice has the large place; null when it may not have it: a call is highlighted or waits for
 * its announcement, or one whose visitor has not come yet would have no row. Calls that have done their work give way first.
 */
export function rowsBesideNotice(
  { large, rows }: { readonly large: ShownCall | null; readonly rows: readonly ShownCall[] },
  most: number,
): readonly ShownCall[] | null {
  const all = large ? [large, ...rows] : rows
  if (all.some(({ now }) => now)) return null
  const open = (call: BoardCall) => !call.served
  const needed = all.filter(({ call }) => open(call))
  if (needed.length > most) return null
  const spare = most - needed.length
  const served = new Set(all.filter(({ call }) => !open(call)).slice(0, spare))
  return all.filter((one) => open(one.call) || served.has(one))
}
