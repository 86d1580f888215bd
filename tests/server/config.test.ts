import { describe, expect, test } from 'vitest'
import { readClockSetting, trialClock } from '../../server/clock.ts'
import { readConfig } from '../../server/config.ts'

describe('environment', () => {
  test('nothing set: the values of everyday use', () => {
    expect(readConfig({})).toEqual({
      kind: 'config',
      config: {
        port: 3000,
        host: '0.0.0.0',
        dataFolder: './data',
        databaseUrl: null,
        publicUrl: null,
        tls: null,
        clock: null,
        logLevel: 'info',
      },
    })
  })

  test('everything set', () => {
    const reading = readConfig({
      PORT: '0',
      HOST: '127.0.0.1',
      LOTSE_DATA: '/srv/lotse',
      LOTSE_URL: 'https://nummer.kempten.de/',
      LOTSE_TLS_CERT: 'cert.pem',
      LOTSE_TLS_KEY: 'key.pem',
      LOTSE_CLOCK: '2026-11-23T08:00:00+01:00*60',
      LOTSE_LOG: 'warn',
    })
    expect(reading).toMatchObject({
      kind: 'config',
      config: {
        port: 0,
        publicUrl: 'https://nummer.kempten.de',
        tls: { certFile: 'cert.pem', keyFile: 'key.pem' },
        clock: { speed: 60 },
      },
    })
  })

  test('an empty variable is one that is not set', () => {
    expect(readConfig({ PORT: '', LOTSE_URL: ' ' })).toEqual(readConfig({}))
  })

  test('all unusable values are told at once, each with what would do', () => {
    const reading = readConfig({
      PORT: '80 80',
      LOTSE_URL: 'nummer.kempten.de',
      LOTSE_TLS_CERT: 'cert.pem',
      LOTSE_CLOCK: 'tomorrow',
      DATABASE_URL: 'mysql://lotse:geheim@localhost/lotse',
      LOTSE_LOG: 'loud',
    })
    if (reading.kind !== 'unusable') throw new Error('It was taken.')
    expect(reading.problems.map((problem) => problem.split(' ')[0])).toEqual([
      'PORT',
      'LOTSE_URL',
      'LOTSE_TLS_CERT',
      'LOTSE_CLOCK',
      'DATABASE_URL',
      'LOTSE_LOG',
    ])
    expect(reading.problems.join()).not.toContain('geheim')
  })

  test.each(['-1', '65536', '3e3', '0x50'])('PORT %s is refused', (PORT) => {
    expect(readConfig({ PORT }).kind).toBe('unusable')
  })

  test.each(['postgres://localhost/lotse', 'postgresql://lotse:p%40ss@db.example:5433/lotse?sslmode=require'])(
    'DATABASE_URL %s is taken as it is',
    (DATABASE_URL) => {
      expect(readConfig({ DATABASE_URL })).toMatchObject({ kind: 'config', config: { databaseUrl: DATABASE_URL } })
    },
  )

  test.each(['lotse', 'postgres://localhost', 'postgres://localhost/', '/var/lib/lotse'])(
    'DATABASE_URL %s is refused',
    (DATABASE_URL) => {
      expect(readConfig({ DATABASE_URL }).kind).toBe('unusable')
    },
  )

  test.each(['javascript:alert(1)', 'https://user:word@host', 'https://host/?a=b', 'ftp://host'])(
    'LOTSE_URL %s is refused',
    (LOTSE_URL) => {
      expect(readConfig({ LOTSE_URL }).kind).toBe('unusable')
    },
  )
})

describe('trial clock', () => {
  test('reads an instant with its offset, and a speed', () => {
    expect(readClockSetting('2026-11-23T08:00:00+01:00')).toEqual({
      from: Date.parse('2026-11-23T07:00:00Z'),
      speed: 1,
    })
    expect(readClockSetting('2026-11-23T08:00Z*0.5')).toEqual({ from: Date.parse('2026-11-23T08:00:00Z'), speed: 0.5 })
    for (const bad of [
      '2026-11-23T08:00:00',
      '2026-13-23T08:00:00Z',
      '2026-11-23T08:00:00Z*0',
      '2026-11-23T08:00:00Z*x',
      '*60',
    ])
      expect(readClockSetting(bad)).toBeNull()
  })

  test('starts where it is set and never runs backwards', () => {
    const clock = trialClock(Date.parse('2026-11-23T08:00:00Z'), 1000)
    const first = clock.now()
    expect(first - Date.parse('2026-11-23T08:00:00Z')).toBeLessThan(10_000)
    expect(clock.now()).toBeGreaterThanOrEqual(first)
    expect(clock.trial).toBe(true)
  })
})
