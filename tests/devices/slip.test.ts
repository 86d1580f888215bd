import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readable, textLines, widthOf, wrap } from '../../server/devices/slip.ts'

test('a text breaks between words and fills its lines', () => {
  expect(wrap('geradeaus, dann rechts, 1. Tür', 16)).toEqual(['geradeaus, dann', 'rechts, 1. Tür'])
})

test('a no-break space holds a number and its unit together', () => {
  expect(wrap('bis 15\u00a0Minuten', 12)).toEqual(['bis', '15\u00a0Minuten'])
})

test('a word that no line holds breaks at its soft hyphens, hyphens and slashes before it is cut', () => {
  expect(wrap('Aufenthalts\u00adgenehmigung', 16)).toEqual(['Aufenthalts-', 'genehmigung'])
  expect(wrap('Ummeldung/Anmeldung', 12)).toEqual(['Ummeldung/', 'Anmeldung'])
  expect(wrap('Zulassungsstelle', 10)).toEqual(['Zulassung-', 'sstelle'])
})

test('soft hyphens are not seen where nothing breaks', () => {
  expect(wrap('Aufenthalts\u00adgenehmigung', 30)).toEqual(['Aufenthaltsgenehmigung'])
})

test('line ends, tabs and control characters become single spaces', () => {
  expect(readable('\u001b@Pass\r\n\tbeantragen\u0007 \u202e')).toBe('@Pass beantragen')
  expect(wrap(' \n ', 10)).toEqual([])
})

test('an accent that stands apart takes no column of its own', () => {
  expect(widthOf(readable('Zu\u0308rich'))).toBe(6)
})

test('a text is set smaller rather than breaking a word', () => {
  const style = { align: 'left', size: 2, bold: true } as const
  expect(textLines('Zulassungsstelle', style, 32)).toMatchObject([{ text: 'Zulassungsstelle', size: 2 }])
  expect(textLines('Zulassungsstellen', style, 32)).toMatchObject([{ text: 'Zulassungsstellen', size: 1 }])
})

test('every line fits, and no letter is lost or made up', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 2, max: 48 }), (text, width) => {
      const lines = wrap(text, width)
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width)
      const letters = (whole: string) => whole.replace(/[\s\u00ad-]/gu, '')
      expect(letters(lines.join(''))).toBe(letters(readable(text)))
    }),
  )
})
