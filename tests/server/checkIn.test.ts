import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AppointmentCode, DayDate, ServiceId, SiteId } from '../../shared/ids.ts'
import { smallPlan } from '../support/smallPlan.ts'
import { type Client, commandId, startTestServer, type TestServer } from '../support/testServer.ts'

let server: TestServer
let kiosk: Client

beforeEach(async () => {
  const sonthofen = smallPlan((draft) => {
    draft.site.id = 'sonthofen'
    draft.site.transferLetter = 'S'
  })
  server = await startTestServer({ plans: [smallPlan(), sonthofen] })
  kiosk = await server.connect('kiosk', await server.token('kiosk'))
})
afterEach(() => server.close())

const agree = async (code: string, at: string, { site = 'kempten', cancelled = false } = {}) => {
  const { store, sites } = server.app.operations
  await store.appointments.put([
    {
      code: code as AppointmentCode,
      site: site as SiteId,
      date: at.slice(0, 10) as DayDate,
      service: 'marriage' as ServiceId,
      time: Date.parse(at),
      language: null,
      cancelled,
    },
  ])
  await sites.refresh()
}

const checkIn = (code: string) =>
  kiosk.request('appointment:checkIn', { id: commandId(), code, language: 'de', kiosk: null, printAt: null })

describe('checking in at the kiosk', () => {
  test('T15 wrong day, wrong site, cancelled and unknown are told apart', async () => {
    await agree('TOMORROW', '2026-11-24T10:00:00+01:00')
    await agree('ELSEWHERE', '2026-11-23T09:10:00+01:00', { site: 'sonthofen' })
    await agree('STRUCKOUT', '2026-11-23T09:10:00+01:00', { cancelled: true })
    expect(await checkIn('TOMORROW')).toMatchObject({
      refusal: { code: 'appointment-wrong-day', params: { date: '2026-11-24' } },
    })
    expect(await checkIn('ELSEWHERE')).toMatchObject({ refusal: { code: 'appointment-wrong-site' } })
    expect(await checkIn('STRUCKOUT')).toMatchObject({ refusal: { code: 'appointment-cancelled' } })
    expect(await checkIn('NOBODYS')).toMatchObject({ refusal: { code: 'unknown-appointment' } })
  })

  test('T16 an appointment of today that was moved is checked in by its new time', async () => {
    await agree('MOVED', '2026-11-23T15:00:00+01:00')
    await agree('MOVED', '2026-11-23T09:20:00+01:00')
    expect(await checkIn('MOVED')).toMatchObject({
      ok: true,
      value: { appointmentAt: Date.parse('2026-11-23T09:20:00+01:00') },
    })
    await agree('POSTPONED', '2026-11-23T09:10:00+01:00')
    await agree('POSTPONED', '2026-11-25T09:10:00+01:00')
    expect(await checkIn('POSTPONED')).toMatchObject({
      refusal: { code: 'appointment-wrong-day', params: { date: '2026-11-25' } },
    })
  })

  test('T16 what was struck out by mistake can be agreed on again', async () => {
    await agree('AGAIN', '2026-11-23T09:10:00+01:00', { cancelled: true })
    await agree('AGAIN', '2026-11-23T09:10:00+01:00')
    expect(await checkIn('AGAIN')).toMatchObject({ ok: true })
  })

  test('T16 what was cancelled after the day had begun is cancelled as well', async () => {
    await agree('LATER', '2026-11-23T09:10:00+01:00')
    await agree('LATER', '2026-11-23T09:10:00+01:00', { cancelled: true })
    expect(await checkIn('LATER')).toMatchObject({ refusal: { code: 'appointment-cancelled' } })
  })
})
