/** `npm run screenshots`: takes the pictures in docs/screens/ of a Monday morning at the example's Kempten. Needs a build. */
import { launchBrowser } from '../../tests/support/browser.ts'
import { boards, boardsClosed, boardWithoutServer } from './board.ts'
import { counters } from './counter.ts'
import { type House, openHouse } from './house.ts'
import { kiosksInUse } from './kiosk.ts'
import { kiosksWithAids } from './kioskAids.ts'
import { kioskMaintenance } from './kioskMaintenance.ts'
import { kiosksInSpecialCases, kioskWithoutServer } from './kioskTroubles.ts'
import { phones, phoneWithoutServer } from './phone.ts'

/** Those that need the server, two beside each other; a word after the command takes only the ones that are called so. */
const parts = {
  boards,
  counters,
  phones,
  kiosksInUse,
  kiosksWithAids,
  kioskMaintenance,
  kiosksInSpecialCases,
  boardsClosed,
  async withoutServer(house: House) {
    const later = [await lendingKiosk, await boardWithoutServer(house), await phoneWithoutServer(house)]
    await house.lose()
    for (const taking of later) await taking()
  },
}
const wanted = process.argv.slice(2)
const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name)
const lanes: readonly (readonly (keyof typeof parts)[])[] = [
  ['boards', 'counters', 'phones', 'kioskMaintenance'],
  ['kiosksInUse', 'kiosksWithAids'],
]

const chrome = await launchBrowser({ autoplay: true })
const house = await openHouse(chrome.browser)
/** While there are numbers to be lent: each browser that is opened as a kiosk takes some. */
const lendingKiosk = kioskWithoutServer(house)
/** A part that fails does not keep the others from being taken. */
const run = async (...names: readonly (keyof typeof parts)[]) => {
  for (const name of names.filter(isWanted))
    await parts[name](house).catch(async (error) => {
      console.error(`${name}: what the screens show is in ${await house.showAll()}`, error)
      process.exitCode = 1
    })
}
try {
  await Promise.all(lanes.map((names) => run(...names)))
  // What concerns the whole house is no state for other pictures, and without a server there are no others.
  await run('kiosksInSpecialCases', 'boardsClosed', 'withoutServer')
} finally {
  await chrome.close()
  await house.close()
}
