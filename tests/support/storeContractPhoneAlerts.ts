import { describe, expect, test } from 'vitest'
import type { PhoneAlertRow } from '../../server/store/store.ts'
import type { Bench } from './storeContract.ts'
import { hour, kempten, morning, sonthofen, ticketRow } from './storeRows.ts'

const alert = (name: string, change: Partial<PhoneAlertRow> = {}): PhoneAlertRow => ({
  endpoint: `https://push.example.org/${name}`,
  ticket: ticketRow('t-1').ticket,
  stream: kempten,
  p256dh: 'BPublic',
  auth: 'secret',
  soonTold: false,
  callTold: 0,
  deleteAt: morning + hour,
  ...change,
})

/** O4 O5: phones that are told, by one process each time, and forgotten. */
export function describePhoneAlerts(bench: () => Bench): void {
  describe('phones to be told', () => {
    const { endpoint } = alert('a')

    test('O5 are kept by day, survive the process, and an end point belongs to one ticket', async () => {
      const { opened, store } = bench()
      await store.phoneAlerts.put(alert('a'))
      await store.phoneAlerts.put(alert('b', { stream: sonthofen }))
      await store.phoneAlerts.put(alert('a', { ticket: ticketRow('t-2').ticket, auth: 'other' }))
      const again = await opened.reopen()
      expect(await again.phoneAlerts.of(kempten)).toEqual([
        alert('a', { ticket: ticketRow('t-2').ticket, auth: 'other' }),
      ])
      expect(await again.phoneAlerts.of(sonthofen)).toEqual([alert('b', { stream: sonthofen })])
    })

    test('O4 each thing is claimed once, whoever asks', async () => {
      const { opened, store } = bench()
      const { phoneAlerts } = await opened.beside()
      await store.phoneAlerts.put(alert('a'))
      const claims = await Promise.all([
        store.phoneAlerts.claim(endpoint, { soon: true }),
        phoneAlerts.claim(endpoint, { soon: true }),
        store.phoneAlerts.claim(endpoint, { call: 7 }),
        phoneAlerts.claim(endpoint, { call: 7 }),
      ])
      expect(claims.filter(Boolean)).toHaveLength(2)
      expect(await store.phoneAlerts.claim(endpoint, { call: 6 })).toBe(false)
      expect(await store.phoneAlerts.claim(endpoint, { call: 8 })).toBe(true)
      expect(await store.phoneAlerts.claim('https://push.example.org/unknown', { call: 9 })).toBe(false)
      expect(await store.phoneAlerts.of(kempten)).toEqual([alert('a', { soonTold: true, callTold: 8 })])
    })

    test('O5 go with their ticket, their end point, their day or their time', async () => {
      const { store } = bench()
      for (const name of ['a', 'b', 'c']) await store.phoneAlerts.put(alert(name))
      await store.phoneAlerts.put(alert('d', { ticket: ticketRow('t-2').ticket }))
      await store.phoneAlerts.put(alert('e', { ticket: ticketRow('t-3').ticket, deleteAt: morning + 2 * hour }))
      await store.phoneAlerts.remove(endpoint)
      expect(await store.phoneAlerts.of(kempten)).toHaveLength(4)
      await store.phoneAlerts.removeOf([ticketRow('t-2').ticket])
      await store.phoneAlerts.removeOf([])
      expect(await store.phoneAlerts.of(kempten)).toHaveLength(3)
      expect(await store.phoneAlerts.forget(morning + hour + 1)).toBe(2)
      expect(await store.phoneAlerts.of(kempten)).toEqual([
        alert('e', { ticket: ticketRow('t-3').ticket, deleteAt: morning + 2 * hour }),
      ])
      await store.secrets.forget(kempten)
      expect(await store.phoneAlerts.of(kempten)).toEqual([])
    })
  })
}
