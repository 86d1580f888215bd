import { describe, expect, test } from 'vitest'
import { indexOf, search } from '../../ui/search.ts'
import { likeness, partOf } from '../../ui/wordLikeness.ts'

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

describe('K26 likeness', () => {
  test.each(['auswies', 'auswis', 'ausweiss', 'auswejs', 'auswais', 'augweis'])(
    'of a word with one error: %s',
    (typed) => {
      expect(likeness(typed, 'ausweis')).toBeGreaterThan(0.5)
    },
  )

  test('is none for another word, and none of long words for a short one with errors', () => {
    expect(likeness('umzug', 'ausweis')).toBe(0)
    expect(likeness('pi', 'pa')).toBe(0)
    expect(likeness('auswqqs', 'ausweis')).toBe(0)
  })

  test('a closer word is never less alike', () => {
    const asked = 'ausweis'
    const falling = ['ausweis', 'ausweisen', 'personalausweis', 'umzug'].map((word) => likeness(asked, word))
    expect(falling).toEqual([...falling].sort((a, b) => b - a))
  })

  test('letters that sound alike, double letters and a silent h are smaller errors than others', () => {
    for (const [byEar, other] of [
      ['tienst', 'mienst'],
      ['diienst', 'dixenst'],
      ['dihenst', 'dioenst'],
      ['dinst', 'dinest'],
    ] as const)
      expect(likeness(byEar, 'dienst'), byEar).toBeGreaterThan(likeness(other, 'dienst') - 0.001)
  })

  test('a part of a compound is found in it, with an error too', () => {
    expect(partOf('autozulassung', 'zulassung')).toMatchObject({ from: 4, to: 13, fit: 1 })
    expect(partOf('autozulasung', 'zulassung')).toMatchObject({ from: 4, to: 12 })
    expect(partOf('autozulassung', 'kennzeichen')).toBeNull()
  })
})

describe('K26 search finds', () => {
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
    ['vürungszeugnis', 'fuehrungszeugnis'],
    ['reise pass', 'reisepass'],
    ['autoanmelden', 'zulassung'],
    ['anmelden auto', 'zulassung'],
    ['ich habe meinen ausweis verlohren', 'verlust'],
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
