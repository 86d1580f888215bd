import { expect, test } from 'vitest'
import { openMaintenance } from '../../server/operations/maintenance.ts'
import type { Operations } from '../../server/operations/perform.ts'
import { setPin } from '../../server/operations/pin.ts'
import type { KioskId, SiteId } from '../../shared/ids.ts'
import { given } from '../support/given.ts'
import { smallPlan } from '../support/smallPlan.ts'

const kiosk = 'entrance' as KioskId

/** A site whose kiosk has a printer, and whether somebody is known to stand at that. */
const atPrinter = async () => {
  const plan = smallPlan((draft) => {
    const connection = { kind: 'tcp' as const, host: '127.0.0.1', port: 9100 }
    draft.printers = [{ id: 'slips', name: 'Slips', profile: 'epson-80', connection }]
    for (const one of draft.kiosks) one.printer = 'slips'
  })
  const notes = new Map<string, string>()
  const store = {
    notes: {
      get: async (name: string) => notes.get(name) ?? null,
      put: async (name: string, text: string) => void notes.set(name, text),
    },
  } as unknown as Operations['store']
  await setPin(store, plan.site.id as SiteId, '271828')
  const state = { ...given().state, plan }
  const site = { id: plan.site.id, day: () => ({ state: () => state }) } as never
  let attended = false
  const maintenance = openMaintenance({
    operations: { store, clock: { now: () => 0, speed: 1 } } as unknown as Operations,
    printers: {
      attend: (_, isAttended) => {
        attended = isAttended
      },
      test: async () => 'printed',
      dropOld: async () => 0,
    },
    monotonic: () => 0,
  })
  const enter = (connection: string) => maintenance.enter(site, connection, connection, { kiosk, pin: '271828' })
  return { enter, leave: maintenance.leave, test: maintenance.test, isAttended: () => attended }
}

test('K21 a line that breaks while the PIN is looked at opens nothing, and leaves nobody at the printer', async () => {
  const { enter, isAttended, leave, test } = await atPrinter()
  const entering = enter('one')
  leave('one')
  expect(await entering).toMatchObject({ refusal: { code: 'not-allowed' } })
  expect(await test('one')).toMatchObject({ refusal: { code: 'not-allowed' } })
  expect(isAttended()).toBe(false)
})

test('K21 of two who stand at a printer the second is still there when the first has gone', async () => {
  const { enter, isAttended, leave } = await atPrinter()
  await enter('one')
  await enter('two')
  leave('one')
  expect(isAttended()).toBe(true)
  leave('two')
  expect(isAttended()).toBe(false)
})
