// The boards on the wall: a call in every size, and the states in which there is none.
import type { Page } from 'playwright-core'
import { heading, take } from './camera.ts'
import { type House, site } from './house.ts'

const inEntranceHall = '/display/?display=alle'

const readsCall = (board: Page) => heading(board, 'Jetzt bitte').waitFor({ timeout: 60_000 })

/** One call, seen by every board that shows its area, and boards of areas where nobody is called. */
export async function boards(house: House): Promise<void> {
  const hall = await house.open('board', inEntranceHall)
  const blue = await house.open('boardHigh', '/display/?display=blau')
  const large = await house.open('boardLarge', inEntranceHall)
  const four = await house.open('board', '/display/?display=halle')
  const bright = await house.open('board', '/display/?display=hell')
  const quiet = await house.open('board', '/display/?display=gruen')
  const all = [hall, blue, large, four, bright, quiet]
  for (const board of all) await board.locator('main').waitFor()
  await quiet.getByText('Zurzeit wartet niemand.').first().waitFor()
  await take('board-nobody', quiet)
  await house.put(`${site}/notices/aufzug`, {
    text: { de: 'Der Aufzug wird bis 11 Uhr geprüft. Bitte nehmen Sie die Treppe.' },
    areas: ['gruen'],
    minutes: 30,
  })
  await quiet
    .getByText(/Der Aufzug wird/)
    .first()
    .waitFor()
  await take('board-announcement', quiet)
  await house.remove(`${site}/notices/aufzug`)
  await house.issue('reisepass')
  await house.post(`${site}/desks/2/open`)
  await house.post(`${site}/desks/2/call-next`)
  for (const [name, board] of [
    ['board', hall],
    ['board-portrait', blue],
    ['board-4k', large],
    ['board-four-areas', four],
    ['board-light', bright],
  ] as const) {
    await readsCall(board)
    await take(name, board)
  }
  for (const board of all) await board.context().close()
}

/** The whole house is closed out of its hours. */
export async function boardsClosed(house: House): Promise<void> {
  const board = await house.open('board', '/display/?display=gruen')
  const kiosk = await house.open('kiosk', '/kiosk/?kiosk=eingang')
  await house.post(`${site}/closures`, { kind: 'site', reason: 'versammlung' })
  await heading(board, 'Geschlossen').waitFor()
  await take('board-closed', board)
  await heading(kiosk, 'Wir haben geschlossen.').waitFor()
  await take('kiosk-closed', kiosk)
  await house.post(`${site}/closures/lift`, { kind: 'site' })
  await board.context().close()
  await kiosk.context().close()
}

/** Opened while there is a server; taken after it is gone. */
export async function boardWithoutServer(house: House): Promise<() => Promise<void>> {
  const board = await house.open('board', inEntranceHall)
  await board.locator('main').waitFor()
  return async () => {
    await heading(board, 'Keine Verbindung').waitFor()
    await take('board-without-server', board)
    await board.context().close()
  }
}
