import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readCsvList } from '../../../server/operations/agenda/csvList.ts'
import { explainListProblem } from '../../../server/operations/agenda/listProblem.ts'
import { samplePlans } from '../../../server/samples/samples.ts'

const header = 'site;code;date;time;service;language'
const good = 'kempten;K7M4Q2;2026-11-23;09:15;reisepass;de'
const read = (...lines: string[]) => readCsvList(lines.join('\n'), samplePlans)
const quarterPastNine = Date.UTC(2026, 10, 23, 8, 15)

const row = {
  site: 'kempten',
  code: 'K7M4Q2',
  date: '2026-11-23',
  time: quarterPastNine,
  service: 'reisepass',
  language: 'de',
  cancelled: false,
}

const listed = (...appointments: unknown[]) => ({ kind: 'read', entries: { appointments, slots: [] } })

describe('what is read', () => {
  test('one appointment a line, its time by the clock of the site', () => {
    expect(read(header, good)).toEqual(listed(row))
  })

  test.each([
    ['commas', 'site,code,date,time,service,language\nkempten,K7M4Q2,2026-11-23,09:15,reisepass,de'],
    ['a byte order mark and Windows line ends', `\uFEFF${header}\r\n${good}\r\n`],
    ['quotes and spaces', `${header}\n "kempten" ; "K7M4Q2" ;2026-11-23; 09:15 ;"reisepass";de`],
    ['German dates and short times', `${header}\nkempten;K7M4Q2;23.11.2026;9:15;reisepass;de`],
    ['seconds and small letters in codes', `${header}\nKempten;k7m4q2;2026-11-23;09:15:00;Reisepass;DE`],
    ['empty lines and trailing separators', `\n${header}\n\n${good};;\n;;;;;\n`],
    [
      'columns in another order, some of no interest',
      'name;Code;Site;time;date;service;language\nMüller;K7M4Q2;kempten;09:15;2026-11-23;reisepass;de',
    ],
  ])('%s', (_what, text) => {
    expect(readCsvList(text, samplePlans)).toEqual(listed(row))
  })

  test('an empty language and a missing column for it', () => {
    const silent = listed({ ...row, language: null })
    expect(read(header, 'kempten;K7M4Q2;2026-11-23;09:15;reisepass;')).toEqual(silent)
    expect(read('site;code;date;time;service', 'kempten;K7M4Q2;2026-11-23;09:15;reisepass')).toEqual(silent)
  })

  test('the same code at two sites', () => {
    const other = 'sonthofen;K7M4Q2;2026-11-23;09:15;wohngeld;de'
    expect(read(header, good, other)).toMatchObject({
      kind: 'read',
      entries: { appointments: [row, { site: 'sonthofen' }] },
    })
  })

  test('sites and services by their German names', () => {
    const named = 'Bürgerservice Kempten;K7M4Q2;2026-11-23;09:15;Reisepass beantragen;de'
    expect(read(header, named)).toEqual(listed(row))
  })

  test('T24 a line with a capacity is a free slot', () => {
    const wide = `${header};capacity`
    expect(read(wide, `${good};`, 'kempten;;2026-11-23;10:00;reisepass;;3')).toEqual({
      kind: 'read',
      entries: {
        appointments: [row],
        slots: [
          {
            site: 'kempten',
            date: '2026-11-23',
            service: 'reisepass',
            time: quarterPastNine + 45 * 60_000,
            capacity: 3,
          },
        ],
      },
    })
    const problems = read(
      wide,
      'kempten;K7M4Q2;2026-11-23;10:00;reisepass;;3',
      'kempten;;2026-11-23;10:15;reisepass;;501',
      'kempten;;2026-11-23;10:30;reisepass;;1',
      'kempten;;2026-11-23;10:30;reisepass;;2',
    )
    expect(problems.kind === 'refused' && problems.problems.map(({ at, code }) => `${at} ${code}`)).toEqual([
      'line 2 slot-with-code',
      'line 3 invalid-capacity',
      'line 5 repeated-slot',
    ])
  })

  test('the example file that comes with the example plans', () => {
    const text = readFileSync(new URL('../../../server/samples/appointments.csv', import.meta.url), 'utf8')
    const file = readCsvList(text, samplePlans)
    const { appointments, slots } = file.kind === 'read' ? file.entries : { appointments: [], slots: [] }
    expect(file).toMatchObject({ kind: 'read' })
    expect(slots).toHaveLength(5)
    expect(appointments.length + slots.length).toBe(text.trim().split('\n').length - 1)
  })
})

describe('what is refused, by line', () => {
  test.each([
    ['unknown-site', 'immenstadt;K7M4Q2;2026-11-23;09:15;reisepass;de'],
    ['unknown-service', 'kempten;K7M4Q2;2026-11-23;09:15;jagdschein;de'],
    ['no-appointments', 'kempten;K7M4Q2;2026-11-23;09:15;fundsache;de'],
    ['no-appointments', 'kempten;K7M4Q2;2026-11-23;09:15;steuer;de'],
    ['invalid-code', 'kempten;K7;2026-11-23;09:15;reisepass;de'],
    ['invalid-code', 'kempten;K7-M4;2026-11-23;09:15;reisepass;de'],
    ['invalid-date', 'kempten;K7M4Q2;2026-02-29;09:15;reisepass;de'],
    ['invalid-date', 'kempten;K7M4Q2;11/23/2026;09:15;reisepass;de'],
    ['invalid-time', 'kempten;K7M4Q2;2026-11-23;24:00;reisepass;de'],
    ['invalid-time', 'kempten;K7M4Q2;2026-11-23;9.15;reisepass;de'],
    ['no-such-time', 'kempten;K7M4Q2;2026-03-29;02:30;reisepass;de'],
    ['no-such-time', 'kempten;K7M4Q2;2026-10-25;02:30;reisepass;de'],
    ['unknown-language', 'kempten;K7M4Q2;2026-11-23;09:15;reisepass;xx'],
    ['missing-value', 'kempten;;2026-11-23;09:15;reisepass;de'],
    ['missing-value', 'kempten;K7M4Q2;2026-11-23'],
    ['too-many-values', 'kempten;K7M4Q2;2026-11-23;09:15;reisepass;de;x'],
    ['repeated-code', 'kempten;k7m4q1;2026-11-24;10:00;reisepass;de'],
    ['unreadable', 'kempten;K7"M4Q2;2026-11-23;09:15;reisepass;de'],
  ])('%s: %s', (code, line) => {
    const file = read(header, good.replace('K7M4Q2', 'K7M4Q1'), line)
    expect(file).toMatchObject({ kind: 'refused' })
    expect(file.kind === 'refused' && file.problems[0]).toMatchObject({ at: 'line 3', code })
  })

  test('every bad line is named, and no row is taken', () => {
    const file = read(
      header,
      good,
      'kempten;X;2026-13-01;25:00;nothing;de',
      'kempten;K7M4Q3;2026-11-23;09:15;reisepass;de;too;many',
      'nowhere;K7M4Q4;2026-11-23;09:15;reisepass;de',
    )
    const problems = file.kind === 'refused' ? file.problems.map(({ at, code }) => `${at} ${code}`) : []
    expect(problems).toEqual([
      'line 3 invalid-code',
      'line 3 unknown-service',
      'line 3 invalid-date',
      'line 3 invalid-time',
      'line 4 too-many-values',
      'line 5 unknown-site',
    ])
    expect(file).not.toHaveProperty('entries')
  })

  test.each([
    ['empty', ''],
    ['empty', `${header}\n`],
    ['missing-columns', 'site;code;date\nkempten;K7M4Q2;2026-11-23'],
    ['missing-columns', good],
  ])('a file as a whole: %s', (code, text) => {
    expect(readCsvList(text, samplePlans)).toMatchObject({ kind: 'refused', problems: [{ at: 'line 1', code }] })
  })

  test('a megabyte in one field is refused with a short message', () => {
    const file = read(header, `kempten;K7M4Q2;2026-11-23;09:15;${'x'.repeat(1_000_000)};de`)
    const text = file.kind === 'refused' ? file.problems.map(explainListProblem).join('\n') : ''
    expect(text).toContain('kempten has no service "xxx')
    expect(text.length).toBeLessThan(300)
  })

  test('the message says what stands there and what to write', () => {
    const file = read(header, 'immenstadt;K7M4Q2;2026-11-23;09:15;reisepass;de')
    expect(file.kind === 'refused' && file.problems.map(explainListProblem)).toEqual([
      'line 2: there is no site "immenstadt"; write one of these ids: kempten, sonthofen.',
    ])
  })
})
