// What the page leaves for its worker, which is woken by an empty message and has to find its own words (rule O5).
import type { TicketKey } from '../../../shared/ids.ts'

/** Where it lies, in the page's own cache. */
export const wakeCache = 'lotse-wake'
export const wakeAddress = '/t/wake.json'

export interface WakeNote {
  readonly key: TicketKey
  readonly language: string
  readonly dir: 'ltr' | 'rtl'
  readonly soon: { readonly title: string; readonly body: string }
  /** `{desk}` stands for the name of the desk. */
  readonly called: { readonly title: string; readonly body: string }
  readonly news: { readonly title: string; readonly body: string }
  /** A desk that is a number, `{desk}`. */
  readonly counter: string
}

export interface Notice {
  readonly title: string
  readonly body: string
}

/** What is shown for the ticket as the server says it is now; null: the server could not be asked, or knows it no more. */
export function noticeFor(
  note: WakeNote,
  ticket: { readonly phase: string; readonly deskName?: string } | null,
): Notice {
  if (ticket?.phase === 'waiting') return note.soon
  if (ticket?.phase !== 'called') return note.news
  const { deskName = '' } = ticket
  const desk = /^\d+$/.test(deskName) ? note.counter.replace('{desk}', deskName) : deskName
  return { title: note.called.title, body: note.called.body.replace('{desk}', desk) }
}
