import { expect, test } from 'vitest'
import { deskName, deskSign } from '../../display/src/board/deskName.ts'
import { spokenText } from '../../display/src/board/spokenText.ts'
import type { BoardCall } from '../../shared/boardViews.ts'
import type { DeskId, Label } from '../../shared/ids.ts'
import type { Texts } from '../../shared/plan.ts'
import { loadTexts } from '../../ui/language.ts'

const german = await loadTexts('de', { root: null })
const english = await loadTexts('en', { root: null })

function call(label: string, name: Texts, kind: BoardCall['desk']['kind'] = 'counter') {
  return { label: label as Label, desk: { id: 'd' as DeskId, name, kind } }
}

test('B1 a call is spoken letter by letter and digit by digit', () => {
  expect(spokenText(call('A042', { de: '7' }), german)).toBe('Nummer A – null – vier – zwei. Bitte zu Schalter sieben.')
  expect(spokenText(call('A042', { de: '7' }), english)).toBe(
    'Number A – zero – four – two. Please go to counter seven.',
  )
})

test('B1 every digit and every letter of the longest label is spoken', () => {
  expect(spokenText(call('SAB1358', { de: '12' }), german)).toBe(
    'Nummer S – A – B – eins – drei – fünf – acht. Bitte zu Schalter zwölf.',
  )
  expect(spokenText(call('B6790', { de: '10' }), english)).toBe(
    'Number B – six – seven – nine – zero. Please go to counter ten.',
  )
})

test('B1 large desk numbers stay figures, which a voice reads in its own language', () => {
  expect(spokenText(call('A01', { de: '21' }), german)).toBe('Nummer A – null – eins. Bitte zu Schalter 21.')
})

test('B1 a desk with a name is called by it, in the language spoken', () => {
  const room = { de: 'Trauzimmer', en: 'the wedding room' }
  expect(spokenText(call('A01', room), german)).toBe('Nummer A – null – eins. Bitte zu Trauzimmer.')
  expect(spokenText(call('A01', room), english)).toBe('Number A – zero – one. Please go to the wedding room.')
  const stand = call('A01', { de: 'Infostand' }, 'infostand')
  expect(spokenText(stand, german)).toBe('Nummer A – null – eins. Bitte zum Infostand.')
})

test('the large call names a counter in words, a row by its sign', () => {
  const counter = call('A01', { de: '7' }).desk
  expect(deskName(counter, german)).toBe('Schalter\u00a07')
  expect(deskSign(counter, german)).toBe('7')
  const stand = call('A01', { de: 'Infostand' }, 'infostand').desk
  expect(deskName(stand, german)).toBe('Infostand')
  expect(deskSign(stand, german)).toBe('Info')
})
