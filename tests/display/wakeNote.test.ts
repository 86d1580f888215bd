import { expect, test } from 'vitest'
import { noticeFor, type WakeNote } from '../../display/src/ticket/wakeNote.ts'
import type { TicketKey } from '../../shared/ids.ts'

const note: WakeNote = {
  key: 'A'.repeat(22) as TicketKey,
  language: 'de',
  dir: 'ltr',
  soon: { title: 'Gleich', body: 'Nummer A042' },
  called: { title: 'Aufgerufen: A042', body: 'Bitte kommen Sie: {desk}' },
  news: { title: 'Neues', body: 'Bitte öffnen' },
  counter: 'Schalter {desk}',
}

test.each([
  [{ phase: 'called', deskName: '7' }, 'Aufgerufen: A042', 'Bitte kommen Sie: Schalter 7'],
  [{ phase: 'called', deskName: 'Infostand' }, 'Aufgerufen: A042', 'Bitte kommen Sie: Infostand'],
  [{ phase: 'waiting' }, 'Gleich', 'Nummer A042'],
  [{ phase: 'missed' }, 'Neues', 'Bitte öffnen'],
  [null, 'Neues', 'Bitte öffnen'],
])('O5 a phone that was woken says what the ticket is now: %o', (ticket, title, body) => {
  expect(noticeFor(note, ticket)).toEqual({ title, body })
})
