import { describe, expect, test } from 'vitest'
import { dispatcher, type Handlers } from '../../server/live/dispatch.ts'
import type { LogFields } from '../../server/log.ts'
import { silentLog } from '../../server/log.ts'
import { type RequestName, requests } from '../../shared/protocol.ts'
import { type Role, roles } from '../../shared/request.ts'
import { protocolVersion as protocol } from '../../shared/version.ts'

const names = Object.keys(requests) as RequestName[]
const ticket = 'ticket0123456789'
const command = { id: 'command-1' }

/** One well-formed message of each kind. */
const samples: Record<RequestName, object> = {
  'kiosk:join': { protocol, kiosk: null },
  'kiosk:report': { kiosk: 'entrance', use: 'visitor' },
  'maintenance:enter': { kiosk: 'entrance', pin: '123456' },
  'maintenance:leave': {},
  'maintenance:test': {},
  'maintenance:dropJobs': {},
  'help:ask': { ...command, kiosk: 'entrance', language: 'de' },
  'help:takeBack': { ...command, kiosk: 'entrance' },
  'help:take': { ...command, kiosk: 'entrance', desk: null },
  'help:end': { ...command, kiosk: 'entrance' },
  'list:print': {
    ...command,
    kiosk: null,
    language: 'de',
    service: 'passport',
    documents: [{ de: 'Ausweis', atHand: true }],
  },
  'board:join': { protocol, display: null },
  'board:speak': { display: 'saal', what: '2026-11-23 1' },
  'board:spoken': { display: 'saal', heard: true },
  'notice:announce': {
    id: 'command-id',
    notice: 'wifi',
    text: { de: 'Fund' },
    areas: null,
    spoken: false,
    minutes: 5,
  },
  'notice:remove': { id: 'command-id', notice: 'wifi' },
  'board:sound': { display: 'hall', sound: 'ok' },
  'desk:join': { protocol, desk: null },
  'own:join': { protocol, key: 'k'.repeat(22) },
  'own:cancel': { ...command, key: 'k'.repeat(22) },
  'own:tellMe': {
    key: 'k'.repeat(22),
    phone: { endpoint: 'https://push.example.org/1', keys: { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) } },
  },
  'own:tellMeNot': { key: 'k'.repeat(22), endpoint: 'https://push.example.org/1' },
  'own:wish': { ...command, key: 'k'.repeat(22), wish: 'on-my-way' },
  'ticket:issue': {
    ...command,
    services: [{ service: 'passport' }],
    language: 'de',
    kiosk: null,
    evenUnstaffed: false,
    priority: null,
    printAt: null,
  },
  'appointment:checkIn': { ...command, code: 'K7M4Q2', language: 'de', kiosk: null, printAt: null },
  'appointment:find': { text: '' },
  'slot:take': { ...command, service: 'passport', time: 0, language: 'de', kiosk: null, printAt: null },
  'kiosk:lease': { kiosk: 'entrance', lease: 'session-of-a-kiosk' },
  'kiosk:handIn': {
    tickets: [
      {
        ...{
          request: 'a-wish-of-somebody',
          site: 'kempten',
          day: '2026-11-23',
          lease: 'session-of-a-kiosk',
          label: 'A900',
          ticket,
        },
        services: [{ service: 'passport', quantity: 1 }],
        ...{ language: 'de', kiosk: 'entrance', area: 'hall', issuedAt: 0 },
      },
    ],
  },
  'slot:list': { service: null },
  'desk:open': { ...command, desk: 'c1', takeOver: false },
  'desk:pause': { ...command, desk: 'c1' },
  'desk:resume': { ...command, desk: 'c1' },
  'desk:close': { ...command, desk: 'c1' },
  'desk:callNext': { ...command, desk: 'c1' },
  'desk:serve': { ...command, desk: 'c1', services: [{ service: 'passport' }] },
  'desk:next': { ...command, desk: 'c1' },
  'desk:undo': { ...command, desk: 'c1' },
  'ticket:call': { ...command, ticket, desk: 'c1', reason: 'urgent' },
  'ticket:recall': { ...command, ticket },
  'ticket:start': { ...command, ticket },
  'ticket:finish': { ...command, ticket, outcome: null, services: null },
  'ticket:miss': { ...command, ticket },
  'ticket:return': { ...command, ticket },
  'ticket:park': { ...command, ticket, reason: 'papers', remindAt: null },
  'ticket:resume': { ...command, ticket },
  'ticket:transfer': { ...command, ticket, to: { kind: 'infostand' }, back: false },
  'ticket:destinations': {},
  'ticket:send': { ...command, ticket, site: 'sonthofen', service: 'passport', note: null, printAt: null },
  'ticket:arrive': { ...command, ticket },
  'ticket:addLeg': { ...command, ticket, leg: { service: 'passport' } },
  'ticket:cancel': { ...command, ticket },
  'ticket:scan': { ...command, key: 'k'.repeat(22) },
  'ticket:move': { ...command, ticket, services: ['passport'], priority: null, address: { kind: 'desk', desk: 'c1' } },
  'ticket:reprint': { ...command, ticket, printAt: 'entrance' },
  'ticket:find': { text: '42' },
  'statistics:read': { from: '2026-11-23', to: '2026-11-23' },
  'statistics:export': { from: '2026-11-23', to: '2026-11-23', of: 'estimates' },
  'today:join': { protocol },
  'alarm:raise': { ...command, desk: 'c1', drill: false },
  'alarm:acknowledge': { ...command, desk: 'c1', alarm: 'alarm-0001' },
  'alarm:end': { ...command, alarm: 'alarm-0001' },
  'closure:set': { ...command, target: { kind: 'site' }, fromAt: null, reason: 'fault' },
  'closure:lift': { ...command, target: { kind: 'desk', desk: 'c1' } },
  'day:close': command,
  'team:join': { protocol },
  'clerk:put': { ...command, clerk: 'kim1', name: 'Kim Berger', skills: null, active: true },
  'clerk:remove': { ...command, clerk: 'kim1' },
  'infostand:settle': { ...command, desk: 'info', matter: 'directions' },
  'infostand:change': { ...command, desk: 'info', state: 'crowded' },
}

const reached: string[] = []
const handlers = Object.fromEntries(
  names.map((name) => [
    name,
    async () => {
      reached.push(name)
      return { ok: true, value: {} }
    },
  ]),
) as unknown as Handlers

const connection = (role: Role) => ({
  id: 'line',
  principal: { id: 'somebody', role, sites: [] },
  site: null,
  enter: () => {},
})
const dispatch = dispatcher(handlers, silentLog)

/** Who may send what, written down once more by hand: the table itself is on trial. */
const staffOnly = (name: string) =>
  /^(desk|infostand|today|team|alarm):/.test(name) ||
  /^help:(take|end)$/.test(name) ||
  (/^ticket:/.test(name) && name !== 'ticket:issue' && name !== 'ticket:scan') ||
  name === 'appointment:find' ||
  name === 'slot:list'
const may = (role: Role, name: RequestName): boolean => {
  const isStaff = ['clerk', 'supervisor', 'administrator', 'program'].includes(role)
  if (name.startsWith('own:')) return true
  if (/^(closure|clerk|statistics|notice):/.test(name) || name === 'day:close')
    return ['supervisor', 'administrator', 'program'].includes(role)
  if (staffOnly(name)) return isStaff
  if (/^(kiosk:|maintenance:|help:(ask|takeBack)$)/.test(name)) return role === 'kiosk'
  if (name.startsWith('board:')) return role === 'display'
  return role === 'kiosk' || isStaff
}

describe('messages', () => {
  test.each(roles.flatMap((role) => names.map((name) => ({ role, name }))))(
    '$role and $name',
    async ({ role, name }) => {
      reached.length = 0
      const answer = await dispatch(name, samples[name], connection(role))
      if (may(role, name)) {
        expect(answer).toEqual({ ok: true, value: {} })
        expect(reached).toEqual([name])
      } else {
        expect(answer).toEqual({ ok: false, refusal: { code: role === 'public' ? 'not-signed-in' : 'not-allowed' } })
        expect(reached).toEqual([])
      }
    },
  )

  test.each(names.filter((name) => Object.keys(samples[name]).length > 1))(
    '%s: a malformed payload names its fields',
    async (name) => {
      const role = roles.find((one) => may(one, name) && one !== 'public') ?? 'kiosk'
      for (const payload of [
        undefined,
        null,
        7,
        'text',
        [],
        {},
        {
          ...samples[name],
          id: {},
          lease: 7,
          tickets: 'x',
          protocol: 'x',
          text: 1,
          display: 7,
          kiosk: {},
          from: 'yesterday',
          endpoint: 1,
          phone: 1,
        },
      ])
        expect(await dispatch(name, payload, connection(role))).toMatchObject({
          ok: false,
          refusal: { code: 'invalid-message', paths: expect.any(Array) },
        })
    },
  )

  test('an unknown name, also one that every object has, is refused', async () => {
    for (const name of ['ticket:steal', 'toString', '__proto__', ''])
      expect(await dispatch(name, {}, connection('clerk'))).toEqual({ ok: false, refusal: { code: 'unknown-message' } })
  })

  test('a screen of another protocol version is outdated', async () => {
    expect(await dispatch('kiosk:join', { protocol: 999, kiosk: null }, connection('kiosk'))).toEqual({
      ok: false,
      refusal: { code: 'outdated' },
    })
  })

  test('a megabyte in an id or a language is an invalid message', async () => {
    const long = 'x'.repeat(1_000_000)
    const sample = samples['ticket:issue']
    expect(
      await dispatch('ticket:issue', { ...sample, services: [{ service: long }] }, connection('clerk')),
    ).toMatchObject({
      refusal: { code: 'invalid-message', paths: ['services.0.service'] },
    })
    expect(await dispatch('ticket:issue', { ...sample, language: long }, connection('clerk'))).toMatchObject({
      refusal: { code: 'invalid-message', paths: ['language'] },
    })
  })

  test('a fault answers internal and is logged once', async () => {
    const logged: LogFields[] = []
    const log = { ...silentLog, error: (fields: LogFields) => logged.push(fields) }
    const broken = { ...handlers, 'ticket:find': () => Promise.reject(new Error('bug')) }
    expect(await dispatcher(broken, log)('ticket:find', { text: '' }, connection('clerk'))).toEqual({
      ok: false,
      refusal: { code: 'internal' },
    })
    expect(logged).toHaveLength(1)
  })
})
