import { expect, test } from 'vitest'
import { shortNames } from '../../display/src/board/areaNames.ts'

test.each([
  [
    ['Wartebereich Blau', 'Wartebereich Gelb', 'Wartebereich Grün'],
    ['Blau', 'Gelb', 'Grün'],
  ],
  [
    ['Blue waiting area', 'Yellow waiting area'],
    ['Blue', 'Yellow'],
  ],
  [
    ['Halle', 'Erster Stock'],
    ['Halle', 'Erster Stock'],
  ],
  // What would be left of the first is nothing: it keeps its word.
  [
    ['Halle', 'Halle West'],
    ['Halle', 'Halle West'],
  ],
  [['Wartebereich Blau'], ['Wartebereich Blau']],
])('B8 of %j only what differs is written large', (names, short) => {
  expect(shortNames(names)).toEqual(short)
})
