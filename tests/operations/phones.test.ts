import { expect, test } from 'vitest'
import { tellPhones } from '../../server/operations/phones.ts'
import type { PhoneAlertRow, Store } from '../../server/store/store.ts'
import type { SiteId, TicketId } from '../../shared/ids.ts'
import { given } from '../support/given.ts'

const ticket = 'anna' as TicketId

test('O4 the phone of a ticket that was sent to another site is told from there, from its first call on', async () => {
  const rows = new Map<string, PhoneAlertRow>()
  const phoneAlerts = {
    of: async (stream: string) => [...rows.values()].filter((row) => row.stream === stream),
    put: async (row: PhoneAlertRow) => void rows.set(row.endpoint, row),
    remove: async (endpoint: string) => void rows.delete(endpoint),
  } as unknown as Store['phoneAlerts']
  const siteOf = (id: string, phase: object) => ({
    id: id as SiteId,
    day: () => ({
      stream: `${id}/2026-11-23`,
      state: () => ({ ...given().state, tickets: new Map([[ticket, { id: ticket, phase }]]) }),
    }),
  })
  const here = siteOf('kempten', { kind: 'sent', at: 0, to: 'sonthofen', label: 'KA001' })
  const there = siteOf('sonthofen', { kind: 'expected', until: 0 })
  const push = { publicKey: '', accepts: () => true, send: async () => 'sent' as const }
  const tell = (known: readonly (typeof here)[]) =>
    tellPhones({ phoneAlerts }, push, here as never, { find: (id) => known.find((one) => one.id === id) as never }, 0)

  const told = { p256dh: 'public', auth: 'secret', soonTold: true, callTold: 7, deleteAt: 1 }
  await phoneAlerts.put({ endpoint: 'a', ticket, stream: 'kempten/2026-11-23', ...told })
  await tell([here, there])
  expect([...rows.values()]).toMatchObject([
    { endpoint: 'a', ticket, stream: 'sonthofen/2026-11-23', soonTold: false, callTold: 0 },
  ])

  await phoneAlerts.put({ endpoint: 'a', ticket, stream: 'kempten/2026-11-23', ...told })
  await tell([here])
  expect(rows.size).toBe(0)
})
