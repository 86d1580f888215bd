import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope } from 'vue'
import type { KioskCatalogue, KioskView } from '../../shared/kioskViews.ts'
import { protocolVersion } from '../../shared/version.ts'
import type { ViewVersion } from '../../shared/views.ts'
import { connect } from '../../ui/connection.ts'
import { compareVersions, useView } from '../../ui/useView.ts'
import { fakeWire, settled } from '../support/fakeWire.ts'

const catalogue = { plan: 'p' } as unknown as KioskCatalogue
const version = (log: number, at = 0, day = '2026-11-23'): ViewVersion => ({ day, log, at })
const viewOf = (of: ViewVersion) => ({ version: of }) as KioskView
const joinedAt = (of: ViewVersion) => ({ ok: true, value: { catalogue, view: viewOf(of) } }) as const

function setUp() {
  const wire = fakeWire()
  const connection = connect({ app: 'kiosk', openWire: wire.open })
  const scope = effectScope()
  const live = scope.run(() =>
    useView(connection, {
      push: 'kiosk:changed',
      join: () => connection.request('kiosk:join', { protocol: protocolVersion, kiosk: null }),
    }),
  )
  if (!live) throw new Error('the scope has ended')
  return { wire, live, stop: () => scope.stop() }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('versions are compared by day, then log, then time', () => {
  expect(compareVersions(version(9, 9, '2026-11-22'), version(1))).toBeLessThan(0)
  expect(compareVersions(version(2), version(1, 9))).toBeGreaterThan(0)
  expect(compareVersions(version(1, 2), version(1, 1))).toBeGreaterThan(0)
  expect(compareVersions(version(1, 1), version(1, 1))).toBe(0)
})

test('joins on each connect and keeps the highest version', async () => {
  const { wire, live } = setUp()
  wire.comes()
  wire.push('kiosk:changed', viewOf(version(5)))
  wire.answer('kiosk:join', joinedAt(version(4)))
  await settled()
  expect(live.view.value?.version.log).toBe(5)
  expect(live.joined.value?.catalogue).toBe(catalogue)
  wire.push('kiosk:changed', viewOf(version(3)))
  expect(live.view.value?.version.log).toBe(5)
  wire.push('kiosk:changed', viewOf(version(5, 10)))
  expect(live.view.value?.version.at).toBe(10)

  wire.breaks()
  expect(live.view.value?.version.log).toBe(5)
  wire.comes()
  expect(wire.of('kiosk:join')).toHaveLength(2)
})

test('follows a server that was set up afresh', async () => {
  const { wire, live } = setUp()
  wire.comes()
  wire.answer('kiosk:join', joinedAt(version(50)))
  await settled()
  wire.breaks()
  wire.comes()
  wire.answer('kiosk:join', joinedAt(version(1)))
  await settled()
  expect(live.view.value?.version.log).toBe(1)
})

test('joins again when the server wishes so', () => {
  const { wire } = setUp()
  wire.comes()
  wire.push('screen:rejoin', {})
  expect(wire.of('kiosk:join')).toHaveLength(2)
})

test('shows why it may not join, and tries again after a fault of the server', async () => {
  const { wire, live } = setUp()
  wire.comes()
  wire.answer('kiosk:join', { ok: false, refusal: { code: 'internal' } })
  await settled()
  expect(live.refusal.value?.code).toBe('internal')
  await vi.advanceTimersByTimeAsync(3_000)
  wire.answer('kiosk:join', { ok: false, refusal: { code: 'unknown-kiosk' } })
  await settled()
  expect(live.refusal.value?.code).toBe('unknown-kiosk')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(wire.of('kiosk:join')).toHaveLength(2)
})

test('hears nothing more after its end', () => {
  const { wire, live, stop } = setUp()
  wire.comes()
  stop()
  wire.push('kiosk:changed', viewOf(version(1)))
  expect(live.view.value).toBeNull()
})
