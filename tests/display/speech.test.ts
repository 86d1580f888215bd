import { describe, expect, test } from 'vitest'
import { createCallSpeaker, unspokenLanguages } from '../../display/src/board/callSpeaker.ts'
import type { Language } from '../../shared/ids.ts'
import { loadTexts } from '../../ui/language.ts'
import { noSpeech, type Speech, webSpeech } from '../../ui/speech.ts'
import { aCall } from './boardCalls.ts'

const german = { lang: 'de-DE', localService: true, default: false, name: 'Anna' }
const german2 = { lang: 'de_DE', localService: true, default: true, name: 'Berta' }
const network = { lang: 'en-GB', localService: false, default: true, name: 'Cloud' }

function aBrowser(voices: readonly object[], outcome: 'end' | 'not-allowed' | 'network' | 'silence') {
  const spoken: SpeechSynthesisUtterance[] = []
  let cancelled = 0
  const synthesis = {
    getVoices: () => voices,
    cancel: () => {
      cancelled += 1
    },
    speak: (utterance: SpeechSynthesisUtterance) => {
      spoken.push(utterance)
      const event = { error: outcome } as SpeechSynthesisErrorEvent
      if (outcome === 'end') utterance.onend?.(event)
      else if (outcome !== 'silence') utterance.onerror?.(event)
    },
  } as unknown as SpeechSynthesis
  const speech = webSpeech(synthesis, {
    utter: (text) => ({ text }) as SpeechSynthesisUtterance,
    wait: outcome === 'silence' ? async () => {} : () => new Promise(() => {}),
  })
  return { speech, spoken, cancelled: () => cancelled }
}

describe('the voices of a browser', () => {
  test('B3 only voices of the device speak, never one of the network', async () => {
    const { speech, spoken } = aBrowser([german, network], 'end')
    expect([speech.speaks('de'), speech.speaks('en')]).toEqual([true, false])
    expect(await speech.speak('Hello', 'en')).toBe('failed')
    expect(spoken).toEqual([])
  })

  test('B3 the default voice of a language is preferred', async () => {
    const { speech, spoken } = aBrowser([german, german2], 'end')
    expect(await speech.speak('Guten Tag', 'de')).toBe('spoken')
    expect(spoken[0]).toMatchObject({ text: 'Guten Tag', voice: german2 })
  })

  test('B4 a voice that wants a tap first is told from one that fails', async () => {
    expect(await aBrowser([german], 'not-allowed').speech.speak('x', 'de')).toBe('blocked')
    expect(await aBrowser([german], 'network').speech.speak('x', 'de')).toBe('failed')
  })

  test('B1 a voice that never ends is cut off', async () => {
    const { speech, cancelled } = aBrowser([german], 'silence')
    expect(await speech.speak('x', 'de')).toBe('failed')
    expect(cancelled()).toBe(1)
  })
})

describe('the announcement of a call', () => {
  function aVoice(...languages: string[]) {
    const heard: string[] = []
    const speech: Speech = {
      speaks: (language) => languages.includes(language),
      speak: async (text, language) => {
        heard.push(`${language}: ${text}`)
        return 'spoken'
      },
    }
    const speak = createCallSpeaker({
      speech,
      textsIn: (language) => loadTexts(language, { root: null }),
      play: async (files) => {
        heard.push(files.join(' '))
        return 'spoken'
      },
      refused() {},
    })
    return { heard, speak }
  }
  const call = (language: string) => aCall(42, { language: language as Language })

  test('B1 is spoken in German and then in the language of the visitor', async () => {
    const { heard, speak } = aVoice('de', 'en')
    await speak(call('en'))
    expect(heard).toEqual([
      'de: Nummer A – null – vier – zwei. Bitte zu Schalter sieben.',
      'en: Number A – zero – four – two. Please go to counter seven.',
    ])
  })

  test('B1 is spoken once to those who speak German', async () => {
    const { heard, speak } = aVoice('de', 'en')
    await speak(call('de'))
    expect(heard).toHaveLength(1)
  })

  test('B1 is spoken once in German for easy language, which has a voice of the same name', async () => {
    const { heard, speak } = aVoice('de', 'de-simple')
    expect(await speak(call('de-simple'))).toBe(true)
    expect(heard).toEqual(['de: Nummer A – null – vier – zwei. Bitte zu Schalter sieben.'])
  })

  test('B1 is spoken in German where the visitor’s language has no voice', async () => {
    const { heard, speak } = aVoice('de')
    await speak(call('en'))
    expect(heard).toHaveLength(1)
  })

  test('B4 a refused voice is reported', async () => {
    let refused = 0
    const speak = createCallSpeaker({
      speech: { speaks: () => true, speak: async () => 'blocked' },
      textsIn: (language) => loadTexts(language, { root: null }),
      play: async () => 'failed',
      refused: () => {
        refused += 1
      },
    })
    await speak(call('de'))
    expect(refused).toBe(1)
  })

  test('B1 without voices nothing is spoken and nothing is held up', async () => {
    const speak = createCallSpeaker({
      speech: noSpeech,
      textsIn: async () => null,
      play: async () => 'failed',
      refused() {},
    })
    await expect(speak(call('de'))).resolves.toBe(false)
  })

  test('B9 what has no voice of the device is assembled from the sounds of the server, German and the visitor’s language', async () => {
    const recordings = [
      { language: 'de', files: ['de-1', 'de-2'] },
      { language: 'ar', files: ['ar-1', 'ar-2'] },
    ]
    const arabic = aCall(42, { language: 'ar' as Language, recordings })
    const voices = aVoice('de')
    expect(await voices.speak(arabic)).toBe(true)
    expect(voices.heard).toEqual(['de: Nummer A – null – vier – zwei. Bitte zu Schalter sieben.', 'ar-1 ar-2'])
    const none = aVoice()
    await none.speak(arabic)
    expect(none.heard).toEqual(['de-1 de-2', 'ar-1 ar-2'])
  })

  test('B10 a language with neither voice nor sounds is left out, and the board knows which', async () => {
    const { heard, speak } = aVoice('de')
    await speak(aCall(42, { language: 'ar' as Language, recordings: [{ language: 'de', files: ['de-1'] }] }))
    expect(heard).toHaveLength(1)
    const site = { languages: ['de', 'de-simple', 'en', 'ar', 'tr'], recorded: ['ar'] }
    expect(unspokenLanguages(site, { speaks: (language) => language === 'de' })).toEqual(['en', 'tr'])
    expect(unspokenLanguages(site, noSpeech)).toEqual(['de', 'en', 'tr'])
  })
})
