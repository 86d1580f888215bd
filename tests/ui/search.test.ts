import { describe, expect, test } from 'vitest'
import { indexOf, likeness, oneSlip, search, wordsOf } from '../../ui/search.ts'

const index = indexOf([
  {
    item: 'personalausweis',
    names: ['Personalausweis beantragen', 'Apply for an identity card'],
    words: ['Perso', 'Ausweis verlängern', 'ID'],
  },
  { item: 'reisepass', names: ['Reisepass beantragen'], words: ['Pass', 'Pass verlängern', 'Urlaub'] },
  { item: 'verlust', names: ['Ausweis verloren'], words: ['Verlust melden', 'gestohlen'] },
  { item: 'ummeldung', names: ['Wohnsitz ummelden'], words: ['Umzug', 'neue Adresse', 'umgezogen'] },
  { item: 'anmeldung', names: ['Wohnsitz anmelden'], words: ['Zuzug', 'neu in der Stadt'] },
  { item: 'zulassung', names: ['Fahrzeug zulassen'], words: ['Auto anmelden', 'Kfz', 'Zulassung', 'Kennzeichen'] },
  { item: 'fuehrungszeugnis', names: ['Führungszeugnis'], words: ['polizeiliches Führungszeugnis'] },
  { item: 'fuehrerschein', names: ['Führerschein umtauschen'], words: ['Lappen', 'Fahrerlaubnis'] },
])
const first = (text: string) => search(index, text)[0]

describe('words', () => {
  test('umlauts, their spellings and ß are one', () => {
    expect(wordsOf('Führungszeugnis')).toEqual(wordsOf('fuehrungszeugnis'))
    expect(wordsOf('Straße')).toEqual(wordsOf('STRASSE'))
    expect(wordsOf('Bescheini\u00ADgung')).toEqual(['bescheinigung'])
    expect(wordsOf(' neue, Adresse!')).toEqual(['neu', 'adresse'])
  })

  test('of other scripts are kept', () => {
    expect(wordsOf('Паспорт')).toEqual(['паспорт'])
  })

  test('one slip of the finger', () => {
    expect(oneSlip('ausweis', 'auswies')).toBe(true)
    expect(oneSlip('ausweis', 'auswis')).toBe(true)
    expect(oneSlip('ausweis', 'ausweiss')).toBe(true)
    expect(oneSlip('ausweis', 'auswejs')).toBe(true)
    expect(oneSlip('ausweis', 'auswjes')).toBe(false)
  })

  test('a closer word is never less alike', () => {
    const asked = 'ausweis'
    const falling = ['ausweis', 'ausweisen', 'personalausweis', 'auswies', 'umzug'].map((word) => likeness(asked, word))
    expect(falling).toEqual([...falling].sort((a, b) => b - a))
    expect(falling.at(-1)).toBe(0)
  })
})

describe('K search finds', () => {
  test.each([
    ['perso verlängern', 'personalausweis'],
    ['Perso', 'personalausweis'],
    ['pers', 'personalausweis'],
    ['persnoalausweis', 'personalausweis'],
    ['identity card', 'personalausweis'],
    ['reisepas', 'reisepass'],
    ['Ausweis gestohlen', 'verlust'],
    ['ausweisverlust', 'verlust'],
    ['ich bin umgezogen', 'ummeldung'],
    ['Ummeldung', 'ummeldung'],
    ['auto anmelden', 'zulassung'],
    ['autozulassung', 'zulassung'],
    ['fuhrungszeugnis', 'fuehrungszeugnis'],
    ['polizeiliches fuehrungszeugniss', 'fuehrungszeugnis'],
    ['führerschien', 'fuehrerschein'],
  ])('%s', (text, expected) => {
    expect(first(text)).toBe(expected)
  })

  test('nothing for nothing, and nothing for nonsense', () => {
    expect(search(index, '')).toEqual([])
    expect(search(index, ' -,. ')).toEqual([])
    expect(search(index, 'xqzt')).toEqual([])
  })

  test('what fits both words before what fits one, and leaves out what hardly fits', () => {
    const found = search(index, 'wohnsitz anmelden')
    expect(found[0]).toBe('anmeldung')
    expect(found).toContain('ummeldung')
    expect(found).not.toContain('reisepass')
  })
})
