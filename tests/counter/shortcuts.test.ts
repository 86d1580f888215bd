import { expect, test } from 'vitest'
import { type Press, type Shortcut, shortcutOf, shortcuts } from '../../counter/src/shortcuts.ts'

const press = (over: Partial<Press>): Press => ({
  key: 'f',
  code: 'KeyF',
  altKey: true,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  repeat: false,
  inField: false,
  altGraph: false,
  ...over,
})

test.each<[string, Partial<Press>, Shortcut | null]>([
  ['Alt and a letter', {}, 'finish'],
  [
    'the letter that is written, not its place: Z and Y change places on German keyboards',
    { key: 'z', code: 'KeyY' },
    'park',
  ],
  ['a capital by Caps Lock', { key: 'F' }, 'finish'],
  ['the place where Alt makes another character, as on a Mac', { key: 'ƒ' }, 'finish'],
  ['Alt and a digit', { key: '3', code: 'Digit3' }, 3],
  ['Ctrl and space', { key: ' ', code: 'Space', altKey: false, ctrlKey: true }, 'find'],
  ['no letter without a modifier', { altKey: false }, null],
  ['no digit without a modifier', { key: '3', code: 'Digit3', altKey: false }, null],
  ['nothing while the key is held', { repeat: true }, null],
  ['nothing in a text field or select', { inField: true }, null],
  ['nothing that AltGr writes', { ctrlKey: true, altGraph: true }, null],
  ['nothing that Windows reports as Ctrl and Alt', { ctrlKey: true }, null],
  ['nothing with Shift', { shiftKey: true }, null],
  ['no browser key: Ctrl and F searches in the page', { altKey: false, ctrlKey: true }, null],
  ['no number pad: Alt writes characters there', { key: '3', code: 'Numpad3' }, null],
  ['nothing for a key of no meaning', { key: 'x', code: 'KeyX' }, null],
])('%s', (_, over, wanted) => {
  expect(shortcutOf(press(over))).toBe(wanted)
})

test('no two shortcuts share a key', () => {
  const keys = Object.values(shortcuts).map(({ modifier, key }) => `${modifier} ${key}`)
  expect(new Set(keys).size).toBe(keys.length)
})
