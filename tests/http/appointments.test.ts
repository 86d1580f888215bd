import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { restClient } from '../support/restClient.ts'
import { smallPlan } from '../support/smallPlan.ts'
import { commandId, startTestServer, type TestServer } from '../support/testServer.ts'

let server: TestServer
let program: ReturnType<typeof restClient>

beforeEach(async () => {
  const plan = smallPlan((draft) => {
    const [passport] = draft.services
    if (passport) draft.services.push({ ...structuredClone(passport), id: 'hotline', channel: 'call' })
  })
  const other = smallPlan((draft) => {
    draft.site.id = 'sonthofen'
    draft.site.transferLetter = 'S'
  })
  server = await startTestServer({ plans: [plan, other] })
  program = restClient(server, await server.token('program'))
})
afterEach(() => server.close())

const appointments = '/sites/kempten/appointments'
const at = (time: string) => `2026-11-23T${time}:00+01:00`
const ten = { service: 'passport', time: at('09:20') }

/** Until a minute of steady clocks has passed. */
const passTime = async (minutes: number) => {
  const { sites } = server.app.operations
  server.clock.advance(minutes * 60_000)
  await sites.passTime()
  server.clock.advance(61_000)
  await sites.passTime()
}
const checkIn = async (code: string, more: object = {}) => {
  const desk = await server.connect('counter', await server.token('clerk'))
  return desk.request('appointment:checkIn', {
    id: commandId(),
    code,
    language: 'de',
    kiosk: null,
    printAt: null,
    ...more,
  })
}

describe('T16 one appointment over REST', () => {
  test('is put under its number and counts at once in the running day', async () => {
    const put = await program.put(`${appointments}/anna-1`.replace('-', ''), { ...ten, language: 'en' })
    expect(put).toMatchObject({
      status: 200,
      json: {
        code: 'ANNA1',
        date: '2026-11-23',
        service: 'passport',
        time: at('09:20'),
        language: 'en',
        state: 'expected',
      },
    })
    expect(await program.put(`${appointments}/ANNA1`, { ...ten, language: 'en' })).toMatchObject({ status: 200 })
    expect(await checkIn('ANNA1')).toMatchObject({ ok: true, value: { label: 'A001' } })
    expect((await program.get(appointments)).json).toMatchObject([
      { code: 'ANNA1', state: 'checked-in', label: 'A001' },
    ])
  })

  test('is moved and cancelled, but not once it has checked in', async () => {
    await program.put(`${appointments}/ANNA`, ten)
    await program.put(`${appointments}/ANNA`, { ...ten, time: '2026-11-24T10:00:00+01:00' })
    expect(await checkIn('ANNA')).toMatchObject({ refusal: { code: 'appointment-wrong-day' } })
    expect((await program.get(`${appointments}?date=2026-11-24`)).json).toMatchObject([{ code: 'ANNA' }])
    await program.put(`${appointments}/BERT`, ten)
    expect(await program.post(`${appointments}/BERT/cancel`)).toMatchObject({
      status: 200,
      json: { state: 'cancelled' },
    })
    expect(await program.post(`${appointments}/BERT/cancel`)).toMatchObject({
      status: 200,
      json: { state: 'cancelled' },
    })
    expect(await checkIn('BERT')).toMatchObject({ refusal: { code: 'appointment-cancelled' } })
    await program.put(`${appointments}/BERT`, ten)
    expect(await checkIn('BERT')).toMatchObject({ ok: true })
    for (const answer of [
      await program.post(`${appointments}/BERT/cancel`),
      await program.put(`${appointments}/BERT`, { ...ten, time: at('09:40') }),
    ])
      expect(answer).toMatchObject({ status: 409, json: { code: 'appointment-checked-in' } })
    expect(await program.put(`${appointments}/BERT`, ten)).toMatchObject({ status: 200, json: { state: 'checked-in' } })
  })

  test.each([
    [400, 'invalid-message', '/x', ten],
    [400, 'invalid-message', '/ANNA', { service: 'passport', time: '09:20' }],
    [404, 'unknown-service', '/ANNA', { ...ten, service: 'nothing' }],
    [404, 'unknown-service', '/ANNA', { ...ten, service: 'hotline' }],
    [404, 'unknown-language', '/ANNA', { ...ten, language: 'xx' }],
    [409, 'handled-elsewhere', '/ANNA', { ...ten, service: 'tax' }],
    [409, 'go-to-infostand', '/ANNA', { ...ten, service: 'lost-property' }],
  ])('%s %s', async (status, code, path, body) => {
    const answer = await program.put(`${appointments}${path}`, body)
    expect(answer).toMatchObject({ status, json: { code } })
    expect(answer.type).toContain('application/problem+json')
    expect((await program.get(appointments)).json).toEqual([])
  })

  test('an unknown one cannot be cancelled', async () => {
    for (const code of ['NOBODY', 'x'])
      expect(await program.post(`${appointments}/${code}/cancel`)).toMatchObject({
        status: 404,
        json: { code: 'unknown-appointment' },
      })
  })
})

describe('T16 T24 a list over REST', () => {
  const csv =
    'site;code;date;time;service;capacity\nkempten;CSV1;2026-11-23;09:20;Reisepass;\nkempten;;2026-11-23;10:00;marriage;2'
  const ics = [
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    'UID:ICAL1@x',
    'CATEGORIES:passport',
    'DTSTART:20261123T092000',
    'END:VEVENT',
    'BEGIN:VEVENT',
    'UID:free@x',
    'CATEGORIES:Eheschließung',
    'DTSTART:20261123T090000Z',
    'STATUS:TENTATIVE',
    'X-LOTSE-CAPACITY:2',
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n')
  const list = {
    appointments: [{ code: 'JSON1', ...ten }],
    slots: [{ service: 'marriage', time: at('10:00'), capacity: 2 }],
  }

  test.each([
    ['JSON', 'application/json', JSON.stringify(list), 'JSON1'],
    ['CSV', 'text/csv; charset=utf-8', csv, 'CSV1'],
    ['iCalendar', 'text/calendar', ics, 'ICAL1'],
  ])('is taken as %s, and again without a change', async (_name, contentType, text, code) => {
    expect(await program.send('POST', appointments, { contentType, text })).toMatchObject({
      status: 200,
      json: { appointments: 1, slots: 1, changed: 2 },
    })
    expect((await program.send('POST', appointments, { contentType, text })).json.changed).toBe(0)
    expect((await program.get(appointments)).json).toMatchObject([{ code, time: at('09:20') }])
    expect(await checkIn(code)).toMatchObject({ ok: true })
    expect((await program.get('/sites/kempten/slots', { authorization: null })).json).toEqual([
      { service: 'marriage', time: at('10:00'), capacity: 2, taken: 0, free: 2 },
    ])
  })

  test('with one bad entry changes nothing and names every problem with its place', async () => {
    const bad = { ...list, appointments: [...list.appointments, { code: '?', ...ten, service: 'nothing' }] }
    const answer = await program.post(appointments, bad)
    expect(answer).toMatchObject({
      status: 400,
      json: {
        code: 'invalid-list',
        paths: ['appointments.1', 'appointments.1'],
        problems: [
          { at: 'appointments.1', code: 'invalid-code', params: { code: '?' } },
          { at: 'appointments.1', code: 'unknown-service', params: { service: 'nothing', site: 'kempten' } },
        ],
      },
    })
    expect(answer.type).toContain('application/problem+json')
    const elsewhere = { contentType: 'text/csv', text: csv.replace('kempten;CSV1', 'sonthofen;CSV1') }
    expect((await program.send('POST', appointments, elsewhere)).json).toMatchObject({
      code: 'invalid-list',
      paths: ['line 2'],
    })
    expect(await program.send('POST', appointments, { contentType: 'text/calendar', text: 'hello' })).toMatchObject({
      status: 400,
      json: { code: 'invalid-list' },
    })
    expect((await program.get(appointments)).json).toEqual([])
    expect((await program.get('/sites/kempten/slots')).json).toEqual([])
  })

  test('may be as long as a month, and not endless', async () => {
    const long = Array.from({ length: 5_000 }, (_, n) => `kempten;N${n + 1000};2026-12-07;09:20;passport;`)
    const text = ['site;code;date;time;service;capacity', ...long].join('\n')
    expect(await program.send('POST', appointments, { contentType: 'text/csv', text })).toMatchObject({
      status: 200,
      json: { appointments: 5_000 },
    })
    const endless = { contentType: 'text/csv', text: 'x'.repeat(1024 * 1024 + 1) }
    expect(await program.send('POST', appointments, endless)).toMatchObject({ status: 413 })
  })

  test('the same key answers as the first time, another list under it is refused', async () => {
    const first = await program.post(appointments, list, { key: 'list-1' })
    expect(await program.post(appointments, list, { key: 'list-1' })).toEqual(first)
    expect(await program.post(appointments, { slots: [] }, { key: 'list-1' })).toMatchObject({
      status: 409,
      json: { code: 'id-reused' },
    })
  })

  test('who may: programs and supervisors of the site change, staff read, everybody sees free slots', async () => {
    const clerk = restClient(server, await server.token('clerk'))
    const sonthofen = restClient(server, await server.token('program', 'sonthofen'))
    const supervisor = restClient(server, await server.token('supervisor'))
    expect((await clerk.post(appointments, list)).status).toBe(403)
    expect((await clerk.put(`${appointments}/ANNA`, ten)).status).toBe(403)
    expect((await sonthofen.post(appointments, list)).status).toBe(403)
    expect((await program.post(appointments, list, { authorization: null })).status).toBe(401)
    expect((await supervisor.post(appointments, list)).status).toBe(200)
    expect((await clerk.get(appointments)).status).toBe(200)
    expect((await sonthofen.get(appointments)).status).toBe(403)
    expect((await program.get(appointments, { authorization: null })).status).toBe(401)
    expect((await sonthofen.get('/sites/kempten/slots')).json).toHaveLength(1)
    const { paths } = (await program.get('/openapi.json')).json
    const { requestBody } = paths['/api/sites/{site}/appointments'].post
    expect(Object.keys(requestBody.content)).toEqual(['application/json', 'text/csv', 'text/calendar'])
  })
})

describe('T25 free slots over REST and at the kiosk', () => {
  const slot = { service: 'marriage', time: at('10:00') }
  beforeEach(() => program.post(appointments, { slots: [{ ...slot, capacity: 1 }] }))
  const slots = async () => (await program.get('/sites/kempten/slots')).json

  test('two kiosks that tap at once: one gets the slot, the other is told so', async () => {
    const token = await server.token('kiosk')
    const kiosks = [await server.connect('kiosk', token), await server.connect('kiosk', token)]
    const wish = {
      service: 'marriage' as never,
      time: Date.parse(slot.time),
      language: 'de',
      kiosk: null,
      printAt: null,
    }
    const answers = await Promise.all(kiosks.map((kiosk) => kiosk.request('slot:take', { id: commandId(), ...wish })))
    expect(answers.map((answer) => (answer.ok ? 'taken' : answer.refusal.code)).toSorted()).toEqual([
      'slot-taken',
      'taken',
    ])
    expect(answers.find(({ ok }) => ok)).toMatchObject({ value: { appointmentAt: Date.parse(slot.time) } })
    expect(await slots()).toMatchObject([{ taken: 1, free: 0 }])
  })

  test('a program takes one, and a number that is given up makes room', async () => {
    const taken = await program.post('/sites/kempten/slots/take', slot, { key: 'take-1' })
    expect(taken).toMatchObject({ status: 201, json: { phase: 'waiting', dueAt: at('10:00') } })
    expect((await program.post('/sites/kempten/slots/take', slot, { key: 'take-1' })).json.id).toBe(taken.json.id)
    expect(await program.post('/sites/kempten/slots/take', slot)).toMatchObject({
      status: 409,
      json: { code: 'slot-taken' },
    })
    expect(await program.post('/sites/kempten/slots/take', { ...slot, time: at('10:01') })).toMatchObject({
      status: 404,
      json: { code: 'unknown-slot' },
    })
    await program.post(`/tickets/${taken.json.id}/cancel`)
    expect(await slots()).toMatchObject([{ taken: 0, free: 1 }])
  })
})

describe('T28 T29 who has not come', () => {
  test('is recorded once without a number, also over a restart, and no more when let in after all', async () => {
    await program.put(`${appointments}/ANNA`, ten)
    await passTime(36)
    const noShows = '/sites/kempten/no-shows?from=2026-11-23&to=2026-11-23'
    const row = { site: 'kempten', date: '2026-11-23', number: 1, service: 'passport', time: at('09:20') }
    expect((await program.get(noShows)).json).toEqual([row])
    expect((await program.get(`${noShows}&format=csv`)).text).toBe(
      `site,date,number,service,time\r\nkempten,2026-11-23,1,passport,${at('09:20')}\r\n`,
    )
    await server.restart()
    await passTime(1)
    expect((await program.get(noShows)).json).toEqual([row])
    expect((await program.get(appointments)).json).toMatchObject([{ code: 'ANNA', state: 'lapsed' }])
    expect(await checkIn('ANNA')).toMatchObject({ refusal: { code: 'appointment-too-late' } })
    expect(await checkIn('ANNA', { evenOutOfTime: true })).toMatchObject({ ok: true })
    expect((await program.get(noShows)).json).toEqual([])
  })
})
