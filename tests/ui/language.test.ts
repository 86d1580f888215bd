import { expect, test } from 'vitest'
import { languageFor, ownName } from '../../shared/languages/habits.ts'
import { loadTexts, mergeCatalogues, pluralIndex, type TextKey } from '../../ui/language.ts'

const catalogue = (messages: Record<string, string>) => async () => ({ common: messages })
const catalogues = {
  de: catalogue({ greeting: 'Guten Tag, {name}', numbers: '{count} Nummer | {count} Nummern' }),
  uk: catalogue({ greeting: 'Добрий день, {name}', numbers: '{count} номер | {count} номери | {count} номерів' }),
  ar: catalogue({ greeting: 'مرحبا {name}', numbers: '{count}' }),
}
type Key = 'common.greeting' | 'common.numbers'

test('fills in and counts by the rules of the language', async () => {
  const texts = await loadTexts<Key>('de', { catalogues, root: null })
  expect(texts.t('common.greeting', { name: 'Lotse' })).toBe('Guten Tag, Lotse')
  expect([0, 1, 2].map((count) => texts.t('common.numbers', { count }))).toEqual(['0 Nummern', '1 Nummer', '2 Nummern'])
  await texts.use('uk')
  expect([1, 2, 5, 21].map((count) => texts.t('common.numbers', { count }))).toEqual([
    '1 номер',
    '2 номери',
    '5 номерів',
    '21 номер',
  ])
})

test('a text of fewer forms than the language has uses its last', () => {
  expect(pluralIndex('uk', 5, 2)).toBe(1)
})

test('says on the page which language is shown, and in which direction', async () => {
  const root = { lang: '', dir: '' }
  const texts = await loadTexts<Key>('de', { catalogues, root })
  expect(root).toEqual({ lang: 'de', dir: 'ltr' })
  await texts.use('ar')
  expect(root).toEqual({ lang: 'ar', dir: 'rtl' })
  await texts.use('xx')
  expect(texts.language.value).toBe('ar')
})

test('the language asked for last is the one shown, whichever is loaded first', async () => {
  let arrive = (_: { common: { greeting: string } }) => {}
  const slow = new Promise<{ common: { greeting: string } }>((resolve) => {
    arrive = resolve
  })
  const texts = await loadTexts<Key>('de', { catalogues: { ...catalogues, uk: () => slow }, root: null })
  const first = texts.use('uk')
  const second = texts.use('de')
  arrive({ common: { greeting: 'Добрий день' } })
  await Promise.all([first, second])
  expect(texts.language.value).toBe('de')
})

test('texts of the plan fall back to German', async () => {
  const texts = await loadTexts<Key>('uk', { catalogues, root: null })
  expect(texts.textOf({ de: 'Ausweis', uk: 'Паспорт' })).toBe('Паспорт')
  expect(texts.textOf({ de: 'Ausweis', en: 'ID card' })).toBe('Ausweis')
})

test('waits are told as ranges, times as those of the site', async () => {
  const texts = await loadTexts<TextKey>('de', { root: null })
  expect(texts.waitText({ low: 10, high: 20 })).toBe('etwa 10–20 Minuten')
  expect(texts.waitText({ low: 0, high: 10 })).toBe('bis zu 10 Minuten')
  expect(texts.waitText({ low: 15, high: 15 })).toBe('etwa 15 Minuten')
  expect(texts.waitText({ low: 0, high: 3 })).toBe('wenige Minuten')
  expect(texts.waitText(null)).toBe('noch nicht absehbar')
  texts.setTimeZone('Europe/Berlin')
  expect(texts.time(Date.UTC(2026, 10, 23, 7, 47))).toBe('8:47')
  await texts.use('en')
  expect(texts.time(Date.UTC(2026, 10, 23, 17, 5))).toBe('18:05')
  expect(texts.date(Date.UTC(2026, 10, 23, 7, 47))).toBe('Monday 23 November')
})

test('Arabic has the digits of the tickets, 24 hours and the months of the Gregorian calendar', async () => {
  const texts = await loadTexts<TextKey>('ar', { root: null })
  const evening = Date.UTC(2026, 10, 23, 17, 5)
  expect(texts.time(evening)).toBe('18:05')
  expect(texts.date(evening)).toBe('الاثنين، 23 نوفمبر')
  expect(texts.dayText('2026-11-23')).toBe('الاثنين، 23 نوفمبر')
  expect(texts.number(1234)).toBe('1,234')
})

test('minutes are counted like everything else: Arabic has words of their own for 3 to 10 of them', async () => {
  const texts = await loadTexts<TextKey>('ar', { root: null })
  expect(texts.waitText({ low: 5, high: 10 })).toBe('نحو 5 إلى 10 دقائق')
  expect(texts.waitText({ low: 10, high: 20 })).toBe('نحو 10 إلى 20 دقيقة')
  expect(texts.t('own.parked.minutes', { minutes: 5 })).toBe('يستغرق ذلك عادةً نحو 5 دقائق.')
  expect([0, 1, 2, 3, 11, 100].map((count) => texts.t('kiosk.ticket.aheadCount', { count }))).toEqual([
    'لا أرقام',
    'رقم واحد',
    'رقمان',
    '3 أرقام',
    '11 رقمًا',
    '100 رقم',
  ])
})

test('catalogues of several sections become one for the languages that all have', async () => {
  const merged = mergeCatalogues(catalogues, { de: async () => ({ counter: { next: 'Nächster' } }) })
  expect(Object.keys(merged)).toEqual(['de'])
  expect(await merged.de?.()).toMatchObject({ common: {}, counter: { next: 'Nächster' } })
})

test('L3 every language is called by its own name, in its own script', () => {
  const names = ['de', 'de-simple', 'en', 'tr', 'uk', 'ru', 'ar', 'ro', 'pl', 'it', 'fr'].map(ownName)
  expect(names.join(' ')).toBe(
    'Deutsch Leichte Sprache English Türkçe Українська Русский العربية Română Polski Italiano Français',
  )
})

test('a wish means the language itself, or the one that it is a variant of', () => {
  const offered = ['de', 'de-simple', 'en']
  expect(['de-simple', 'de-AT', 'EN-gb', 'fr', ''].map((wish) => languageFor(wish, offered))).toEqual([
    'de-simple',
    'de',
    'en',
    undefined,
    undefined,
  ])
})

test('L4 Arabic has the digits and the 24 hours of slips and boards', async () => {
  const texts = await loadTexts<Key>('ar', { catalogues, root: null })
  expect(texts.time(Date.UTC(2026, 10, 23, 17, 5))).toBe('18:05')
  expect(texts.date(Date.UTC(2026, 10, 23, 17, 5))).toContain('23')
})
