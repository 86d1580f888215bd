import { expect, test } from 'vitest'
import { checkPlan, checkPlans } from '../../server/domain/planCheck.ts'
import { smallPlan } from '../support/smallPlan.ts'

type Draft = Parameters<NonNullable<Parameters<typeof smallPlan>[0]>>[0]

const found = (change: (draft: Draft) => void) =>
  checkPlan(smallPlan(change)).map(({ code, path }) => `${code} ${path}`)

test('a sound plan has no problem', () => {
  expect(checkPlan(smallPlan())).toEqual([])
})

test.each<[string, (draft: Draft) => void, string[]]>([
  ['time zone', (draft) => (draft.site.timeZone = 'Europe/Kempten'), ['unknown-time-zone site.timeZone']],
  ['group', (draft) => Object.assign(draft.services[0] ?? {}, { group: 'x' }), ['unknown-group services.0.group']],
  ['service at a desk', (draft) => draft.desks[0]?.services.push('x'), ['unknown-service desks.0.services.3']],
  [
    'service that is own and backup',
    (draft) => draft.desks[1]?.backup?.push('passport'),
    ['own-and-backup desks.1.backup.1'],
  ],
  ['printer', (draft) => Object.assign(draft.kiosks[0] ?? {}, { printer: 'x' }), ['unknown-printer kiosks.0.printer']],
  [
    'areas',
    (draft) => Object.assign(draft.areas[0] ?? {}, { id: 'other' }),
    [
      'unknown-area services.0.handling.queue.area',
      'unknown-area services.1.handling.queue.area',
      'unknown-area services.2.handling.fallback.area',
      'unknown-area services.3.handling.queue.area',
      'unknown-area desks.0.area',
      'unknown-area desks.1.area',
      'unknown-area desks.2.area',
      'unknown-area desks.3.area',
      'unknown-area displays.0.areas.0',
      'area-not-shown areas.0',
    ],
  ],
  [
    'desk that an arrow leads to',
    (draft) => Object.assign(draft.displays[0] ?? {}, { arrows: { c1: 'left', c9: 'up' } }),
    ['unknown-desk displays.0.arrows.c9'],
  ],
  [
    'doubled id',
    (draft) => draft.desks.push(structuredClone(draft.desks[0] as Draft['desks'][0])),
    ['duplicate-id desks.4.id'],
  ],
  [
    'doubled range',
    (draft) => draft.numbers.push({ prefix: 'A', first: 1, last: 9, width: 2 }),
    ['duplicate-id numbers.4.prefix'],
  ],
  ['missing range', (draft) => draft.numbers.shift(), ['range-missing services.0.handling']],
  ['missing range of appointments', (draft) => (draft.appointmentPrefix = 'Z'), ['range-missing appointmentPrefix']],
  [
    'empty range',
    (draft) => Object.assign(draft.numbers[0] ?? {}, { first: 9, last: 8 }),
    ['range-empty numbers.0.last'],
  ],
  [
    'number wider than its label',
    (draft) => Object.assign(draft.numbers[0] ?? {}, { width: 2 }),
    ['range-too-wide numbers.0.width'],
  ],
  [
    'offline range',
    (draft) => Object.assign(draft.numbers[0] ?? {}, { offlineFrom: 1_000 }),
    ['offline-outside-range numbers.0.offlineFrom'],
  ],
  [
    'fewer numbers for kiosks than they hold',
    (draft) => Object.assign(draft.numbers[0] ?? {}, { offlineFrom: 981 }),
    ['offline-too-few numbers.0.offlineFrom'],
  ],
  [
    'hours',
    (draft) => {
      draft.hours.exceptions = [
        {
          date: '2026-02-30',
          hours: { open: '12:00', close: '12:00', lastIssue: '12:30' },
          reason: { de: 'x', en: 'x' },
        },
        {
          date: '2026-03-02',
          hours: { open: '08:00', close: '12:00', breaks: [{ from: '11:30', to: '12:30' }] },
          reason: { de: 'x', en: 'x' },
        },
        { date: '2026-03-02', hours: null, reason: { de: 'x', en: 'x' } },
      ]
      Object.assign(draft.hours.periods[0] ?? {}, { from: '2026-12-01', until: '2026-11-01' })
    },
    [
      'period-reversed hours.periods.0.until',
      'invalid-date hours.exceptions.0.date',
      'open-after-close hours.exceptions.0.hours.close',
      'last-issue-outside-hours hours.exceptions.0.hours.lastIssue',
      'break-outside-hours hours.exceptions.1.hours.breaks.0',
      'duplicate-id hours.exceptions.2.date',
    ],
  ],
  [
    'language',
    (draft) => ((draft.areas[0] as Draft['areas'][0]).name = { de: 'Halle' }),
    ['language-missing areas.0.name'],
  ],
])('a problem is named with its place: %s', (_, change, problems) => {
  expect(found(change)).toEqual(problems)
})

test('L1 plain German may be missing where German is there, and every other language is asked for', () => {
  const problems = (languages: string[]) => found((draft) => Object.assign(draft, { languages }))
  expect(problems(['de', 'de-simple', 'en'])).toEqual([])
  expect(problems(['de', 'en', 'tr-simple'])).toContain('language-missing areas.0.name')
})

test('a service that no desk serves is a warning only', () => {
  const problems = checkPlan(
    smallPlan((draft) => {
      for (const desk of draft.desks) desk.services = desk.services.filter((id) => id !== 'marriage')
    }),
  )
  expect(problems).toEqual([
    { path: 'services.3', code: 'service-not-served', params: { service: 'marriage' }, level: 'warning' },
  ])
})

test('N11 labels that came from another site must not look like own ones', () => {
  const kempten = smallPlan()
  const sonthofen = (letter: string, prefix: string) =>
    smallPlan((draft) => {
      draft.site = { ...draft.site, id: 'sonthofen', transferLetter: letter }
      draft.numbers.push({ prefix, first: 1, last: 999, width: 3 })
    })
  expect(checkPlans([kempten, sonthofen('S', 'C')])).toEqual([])
  expect(checkPlans([kempten, sonthofen('S', 'KA')])).toEqual([
    {
      path: 'kempten.site.transferLetter',
      code: 'label-collision',
      params: { prefix: 'KA', site: 'sonthofen' },
      level: 'error',
    },
  ])
  expect(checkPlans([kempten, sonthofen('K', 'C')]).map(({ code }) => code)).toEqual([
    'label-collision',
    'label-collision',
  ])
})

/** The passport asks for whom; a child's passport is not listed. `change` gets the question and the draft. */
const asking = (change: (question: QuestionDraft, draft: Draft) => void) => (draft: Draft) => {
  const [passport] = draft.services
  if (!passport) throw new Error('the small plan has no services')
  const child = { ...structuredClone(passport), id: 'child', listed: false }
  const question: QuestionDraft = {
    id: 'whom',
    text: { de: 'Für wen?', en: 'For whom?' },
    options: [
      { id: 'me', name: { de: 'für mich', en: 'for me' } },
      { id: 'child', name: { de: 'für ein Kind', en: 'for a child' }, leadsTo: 'child' },
    ],
  }
  passport.questions = [question]
  draft.services.push(child)
  draft.desks[0]?.services.push('child')
  change(question, draft)
}
type QuestionDraft = NonNullable<Draft['services'][number]['questions']>[number]
const [first, second] = [0, 1]
const option = (question: QuestionDraft, at: number) => question.options[at] as QuestionDraft['options'][number]
const there = 'services.0.questions.0'

test.each<[string, (question: QuestionDraft, draft: Draft) => void, string[]]>([
  ['nothing, where all is well', () => {}, []],
  [
    'an answer that leads nowhere',
    (question) => Object.assign(option(question, first), { leadsTo: 'x' }),
    [`unknown-service ${there}.options.0.leadsTo`],
  ],
  [
    'an answer that leads back to its own question',
    (question) => Object.assign(option(question, first), { leadsTo: 'passport' }),
    [`leads-to-itself ${there}.options.0.leadsTo`],
  ],
  [
    'an answer that leads to more questions',
    (question, draft) => Object.assign(draft.services.at(-1) ?? {}, { questions: [alike(question)] }),
    [`leads-to-questions ${there}.options.1.leadsTo`, 'answers-alike services.5.questions.0'],
  ],
  [
    'an answer that leads from a visit to a call',
    (_, draft) => Object.assign(draft.services.at(-1) ?? {}, { channel: 'call' }),
    [`other-channel ${there}.options.1.leadsTo`],
  ],
  [
    'two answers of one name',
    (question) => Object.assign(option(question, second), { id: 'me' }),
    [`duplicate-id ${there}.options.1.id`],
  ],
  [
    'two questions of one name',
    (question, draft) => draft.services[0]?.questions?.push(structuredClone(question)),
    ['duplicate-id services.0.questions.1.id'],
  ],
  [
    'a text that lacks a language',
    (question) => Object.assign(option(question, first), { documents: [{ de: 'Ausweis' }] }),
    [`language-missing ${there}.options.0.documents.0`],
  ],
  [
    'a service that no answer reaches',
    (question) => Object.assign(option(question, second), { leadsTo: null, documents: [{ de: 'x', en: 'x' }] }),
    ['service-not-reached services.5'],
  ],
])('G12 of questions the plan check finds %s', (_, change, problems) => {
  expect(found(asking(change))).toEqual(problems)
})

const alike = (question: QuestionDraft): QuestionDraft => ({
  ...question,
  options: question.options.map(({ id, name }) => ({ id, name })),
})

test('G12 what visitors do not reach, and questions that change nothing, are warnings only', () => {
  const problems = checkPlan(smallPlan(asking((question) => Object.assign(question, alike(question)))))
  expect(problems).toMatchObject([
    { code: 'answers-alike', level: 'warning' },
    { code: 'service-not-reached', level: 'warning' },
  ])
})

test('N11 G14 other sites: itself, twice, unknown, and services that one of them does not have', () => {
  const way = { de: 'Zug', en: 'train' }
  const to = (site: string, services: string[] | null = null) => ({ site, travelMinutes: 35, way, services })
  const wrong = smallPlan((draft) => {
    draft.otherSites = [to('kempten'), to('sonthofen', ['ghosts']), to('sonthofen')]
  })
  expect(checkPlan(wrong).map(({ code, path }) => `${path} ${code}`)).toEqual([
    'otherSites.0.site leads-to-itself',
    'otherSites.1.services.0 unknown-service',
    'otherSites.2.site duplicate-id',
  ])
  const kempten = smallPlan((draft) => {
    draft.otherSites = [to('lindau')]
    const tax = draft.services.find(({ id }) => id === 'tax')
    if (tax?.handling.kind === 'elsewhere') Object.assign(tax.handling, { site: 'sonthofen', services: ['vehicles'] })
  })
  const there = smallPlan((draft) => {
    Object.assign(draft.site, { id: 'sonthofen', transferLetter: 'S' })
  })
  expect(checkPlans([kempten, there]).map(({ code, level, path }) => `${level} ${path} ${code}`)).toEqual([
    'warning kempten.services.4.handling.services.0 unknown-service',
    'warning kempten.otherSites.0.site unknown-site',
  ])
})

test('K16 a kiosk that offers nothing there is, or sends its visitors nowhere, is told', () => {
  const kiosks = (...list: readonly object[]) =>
    found((draft) => {
      draft.kiosks = [draft.kiosks[0], ...list].map((kiosk, at) => ({
        ...draft.kiosks[0],
        id: `k${at}`,
        ...kiosk,
      })) as Draft['kiosks']
      draft.services[4] = { ...draft.services[4], channel: 'call' } as Draft['services'][number]
    })
  const way = { de: 'rechts', en: 'right' }
  expect(kiosks({ services: ['passport', 'x', 'tax'], neighbour: { kiosk: 'x', way } })).toEqual([
    'unknown-service kiosks.1.services.1',
    'other-channel kiosks.1.services.2',
    'unknown-kiosk kiosks.1.neighbour.kiosk',
  ])
  expect(kiosks({ profile: 'check-in', services: ['passport'], neighbour: { kiosk: 'k1', way } })).toEqual([
    'services-unused kiosks.1.services',
    'leads-to-itself kiosks.1.neighbour.kiosk',
  ])
  expect(kiosks({ neighbour: { kiosk: 'k2', way } }, { profile: 'check-in' })).toEqual([
    'neighbour-without-numbers kiosks.1.neighbour.kiosk',
  ])
  expect(found((draft) => Object.assign(draft.kiosks[0] ?? {}, { services: ['passport'] }))).toEqual([
    'service-at-no-kiosk services.1',
    'service-at-no-kiosk services.2',
    'service-at-no-kiosk services.3',
    'service-at-no-kiosk services.4',
  ])
})
