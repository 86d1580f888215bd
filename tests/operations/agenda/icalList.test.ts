import { describe, expect, test } from 'vitest'
import { isCalendar } from '../../../server/operations/agenda/icalList.ts'
import { explainListProblem } from '../../../server/operations/agenda/listProblem.ts'
import { readList } from '../../../server/operations/agenda/readList.ts'
import { samplePlans } from '../../../server/samples/samples.ts'

const calendar = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Terminvergabe//DE', ...lines, 'END:VCALENDAR'].join('\r\n')
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n')
const read = (...events: string[]) => readList(calendar(...events), samplePlans)

const quarterPastNine = Date.UTC(2026, 10, 23, 8, 15)
const passport = ['UID:K7M4Q2@termine.example.org', 'CATEGORIES:reisepass', 'LOCATION:kempten']
const start = 'DTSTART:20261123T091500'
const row = {
  site: 'kempten',
  code: 'K7M4Q2',
  date: '2026-11-23',
  time: quarterPastNine,
  service: 'reisepass',
  language: null,
  cancelled: false,
}
const only = (reading: ReturnType<typeof read>) => {
  if (reading.kind === 'refused') throw new Error(reading.problems.map(explainListProblem).join('\n'))
  return reading.entries
}

describe('T16 what is read from iCalendar', () => {
  test('number, service, site and language, and nothing else of the event', () => {
    const said = only(
      read(
        event(
          ...passport,
          start,
          'SUMMARY:Erika Mustermann: Reisepass',
          'DESCRIPTION:Tel. 0831 12345',
          'ATTENDEE;CN=Erika Mustermann:mailto:erika@example.org',
          'X-LOTSE-LANGUAGE:en',
        ),
      ),
    )
    expect(said).toEqual({ appointments: [{ ...row, language: 'en' }], slots: [] })
    expect(JSON.stringify(said)).not.toMatch(/Muster|0831|erika/i)
  })

  test.each([
    [
      'own properties before the common ones',
      [
        'UID:whatever it is',
        'X-LOTSE-NUMBER:k7m4q2',
        'CATEGORIES:Rot',
        'X-LOTSE-SERVICE:Reisepass beantragen',
        'LOCATION:Zimmer 7',
        'X-LOTSE-SITE:Kempten',
      ],
    ],
    [
      'German names, the address, and marks that are no service',
      [
        'UID:K7M4Q2',
        'CATEGORIES:Rot,Reisepass beantragen,Wichtig',
        'LOCATION:Rathausplatz 22\\, 87435 Kempten (Allgäu)',
      ],
    ],
  ])('%s', (_what, lines) => {
    expect(only(read(event(...lines, start))).appointments).toEqual([row])
  })

  test('the site may be missing where there is one', () => {
    const [kempten] = samplePlans.slice(0, 1)
    const text = calendar(event('UID:K7M4Q2', 'CATEGORIES:reisepass', start))
    expect(readList(text, kempten ? [kempten] : [])).toMatchObject({ entries: { appointments: [row] } })
    expect(readList(text, samplePlans)).toMatchObject({ problems: [{ code: 'no-site' }] })
  })

  const outlook = [
    'BEGIN:VTIMEZONE',
    'TZID:W. Europe Standard Time',
    'BEGIN:STANDARD',
    'DTSTART:16011028T030000',
    'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
    'TZOFFSETFROM:+0200',
    'TZOFFSETTO:+0100',
    'END:STANDARD',
    'BEGIN:DAYLIGHT',
    'DTSTART:16010325T020000',
    'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0200',
    'END:DAYLIGHT',
    'END:VTIMEZONE',
  ]
  test.each([
    ['floating: by the clock of the site', 'DTSTART:20261123T091500', [], quarterPastNine],
    ['in UTC', 'DTSTART:20261123T081500Z', [], quarterPastNine],
    ['in a zone of the IANA database', 'DTSTART;TZID=Europe/London:20261123T081500', [], quarterPastNine],
    [
      'in a zone that the file describes',
      'DTSTART;TZID=W. Europe Standard Time:20261123T091500',
      outlook,
      quarterPastNine,
    ],
    ['there in summer', 'DTSTART;TZID=W. Europe Standard Time:20260713T091500', outlook, Date.UTC(2026, 6, 13, 7, 15)],
  ])('a time %s', (_what, dtstart, zone, time) => {
    expect(only(readList(calendar(...zone, event(...passport, dtstart)), samplePlans)).appointments).toMatchObject([
      { time },
    ])
  })

  test('STATUS:CANCELLED and METHOD:CANCEL cancel', () => {
    expect(only(read(event(...passport, start, 'STATUS:CANCELLED'))).appointments).toEqual([
      { ...row, cancelled: true },
    ])
    expect(only(read('METHOD:CANCEL', event(...passport, start))).appointments).toEqual([{ ...row, cancelled: true }])
    expect(only(read(event(...passport, start, 'STATUS:CONFIRMED'))).appointments).toEqual([row])
  })

  test('T24 STATUS:TENTATIVE is a free slot, and those of one time add up', () => {
    const slot = (...more: string[]) =>
      event('UID:x', 'CATEGORIES:reisepass', 'LOCATION:kempten', start, 'STATUS:TENTATIVE', ...more)
    expect(only(read(slot(), slot('X-LOTSE-CAPACITY:2')))).toEqual({
      appointments: [],
      slots: [{ site: 'kempten', date: '2026-11-23', service: 'reisepass', time: quarterPastNine, capacity: 3 }],
    })
    expect(only(read(slot('X-LOTSE-CAPACITY:0'))).slots).toMatchObject([{ capacity: 0 }])
  })

  test('folded lines, a byte order mark, several calendars, and what is no event', () => {
    const text = `\uFEFF${calendar(event('UID:K7M4', ' Q2@termine.example.org', 'CATEGORIES:reisepass', 'LOCATION:kempten', start))}\r\n${calendar('BEGIN:VTODO', 'UID:1', 'END:VTODO')}`
    expect(isCalendar(text)).toBe(true)
    expect(only(readList(text, samplePlans)).appointments).toEqual([row])
  })
})

describe('T16 what is refused of iCalendar, by event', () => {
  const good = event('UID:K7M4Q1', 'CATEGORIES:reisepass', 'LOCATION:kempten', start)
  test.each([
    ['recurring', [...passport, start, 'RRULE:FREQ=WEEKLY;COUNT=4']],
    ['recurring', [...passport, start, 'RECURRENCE-ID:20261123T091500']],
    ['no-time-of-day', [...passport, 'DTSTART;VALUE=DATE:20261123']],
    ['invalid-time', passport],
    ['invalid-time', [...passport, 'DTSTART:20261323T091500']],
    ['invalid-time', [...passport, 'DTSTART:20261123T256100']],
    ['invalid-time', [...passport, 'DTSTART:2026']],
    ['no-such-time', [...passport, 'DTSTART:20260329T023000']],
    ['no-such-time', [...passport, 'DTSTART;TZID=Europe/Berlin:20261025T023000']],
    ['unknown-zone', [...passport, 'DTSTART;TZID=Kempten Time:20261123T091500']],
    ['invalid-code', ['UID:5f3c-11ee@x', 'CATEGORIES:reisepass', 'LOCATION:kempten', start]],
    ['no-service', ['UID:K7M4Q2', 'LOCATION:kempten', start]],
    ['no-service', ['UID:K7M4Q2', 'CATEGORIES:reisepass,personalausweis', 'LOCATION:kempten', start]],
    ['unknown-service', ['UID:K7M4Q2', 'CATEGORIES:jagdschein', 'LOCATION:kempten', start]],
    ['no-appointments', ['UID:K7M4Q2', 'CATEGORIES:fundsache', 'LOCATION:kempten', start]],
    ['unknown-site', ['UID:K7M4Q2', 'CATEGORIES:reisepass', 'LOCATION:Immenstadt', start]],
    ['unknown-language', [...passport, start, 'X-LOTSE-LANGUAGE:xx']],
    ['invalid-capacity', [...passport, start, 'STATUS:TENTATIVE', 'X-LOTSE-CAPACITY:many']],
    ['repeated-code', ['UID:K7M4Q1', 'CATEGORIES:reisepass', 'LOCATION:kempten', start]],
  ])('%s: %s', (code, lines) => {
    const reading = read(good, event(...lines))
    expect(reading).toMatchObject({ kind: 'refused', problems: [{ code }] })
    expect(reading.kind === 'refused' && reading.problems[0]?.at).toMatch(/^event 2 \(/)
  })

  test.each([
    ['empty', calendar()],
    ['unreadable', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR'],
    ['unreadable', 'BEGIN:VCALENDAR\r\nno colon\r\nEND:VCALENDAR'],
  ])('a file as a whole: %s', (code, text) => {
    expect(readList(text, samplePlans)).toMatchObject({ kind: 'refused', problems: [{ at: 'calendar', code }] })
  })

  test('every bad event is named, and the message says what to do', () => {
    const reading = read(event('UID:X@y', start, 'LOCATION:kempten'), event(...passport, start, 'RRULE:FREQ=DAILY'))
    expect(reading.kind === 'refused' && reading.problems.map(explainListProblem)).toEqual([
      'event 1 (X@y): "X" is no appointment number; use 4 to 16 letters A-Z and digits.',
      'event 1 (X@y): no service is named; write X-LOTSE-SERVICE or CATEGORIES with its id or its German name.',
      'event 2 (K7M4Q2@termine.example.org): it is repeated; send each appointment as an event of its own, with its own number.',
    ])
  })
})
