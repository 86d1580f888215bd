import type { z } from 'zod'
import { Plan } from '../../shared/plan.ts'

type Draft = z.input<typeof Plan>

const weekday = { open: '08:00', close: '16:00' }

/**
 * A plan of one town hall for tests: counters 1 to 3 and an info stand, every kind of handling, Monday to Friday
 * 08:00-16:00 in Europe/Berlin. `change` may alter the draft before it is checked.
 */
export function smallPlan(change: (draft: Draft) => void = () => {}): Plan {
  const draft = structuredClone(base)
  change(draft)
  return Plan.parse(draft)
}

const text = (de: string, en = de) => ({ de, en })
const queue = (prefix: string) => ({ area: 'hall', prefix })
const service = (id: string, name: string, handling: Draft['services'][number]['handling'], promiseMinutes = 20) => ({
  id,
  name: text(name),
  group: 'everyday',
  words: { de: [] },
  promiseSeconds: promiseMinutes * 60,
  durationSeconds: 600,
  handling,
})
const desk = (id: string, name: string, services: string[], backup: string[] = []) => ({
  id,
  name: text(name),
  kind: 'counter' as const,
  area: 'hall',
  services,
  backup,
  way: text('rechts', 'to the right'),
})

const base: Draft = {
  format: 1,
  example: true,
  site: {
    id: 'kempten',
    name: text('Rathaus'),
    town: 'Kempten',
    address: 'Rathausplatz 22',
    timeZone: 'Europe/Berlin',
    transferLetter: 'K',
  },
  languages: ['de', 'en'],
  hours: {
    periods: [
      { weekly: { mon: weekday, tue: weekday, wed: weekday, thu: weekday, fri: weekday, sat: null, sun: null } },
    ],
    holidays: { state: 'bavaria', assumption: true },
    firstIssueBeforeSeconds: 15 * 60,
    lastIssueBeforeSeconds: 30 * 60,
  },
  areas: [{ id: 'hall', name: text('Halle', 'Hall'), way: text('geradeaus', 'straight ahead') }],
  groups: [{ id: 'everyday', name: text('Alltag', 'Everyday'), hint: text('Ausweis'), icon: 'card' }],
  services: [
    service('passport', 'Reisepass', { kind: 'counter', queue: queue('A') }),
    service('residence', 'Wohnsitz', { kind: 'counter', queue: queue('B') }, 30),
    service('lost-property', 'Fundbüro', { kind: 'infostand', fallback: queue('F') }),
    service('marriage', 'Eheschließung', { kind: 'appointment', queue: queue('T'), how: text('online') }),
    service('tax', 'Steuer', {
      kind: 'elsewhere',
      where: text('Finanzamt'),
      address: 'Am Stadtpark 3',
      hours: null,
      link: null,
      site: null,
    }),
  ],
  desks: [
    desk('c1', '1', ['passport', 'residence', 'marriage']),
    desk('c2', '2', ['passport'], ['residence']),
    desk('c3', '3', ['residence'], ['passport', 'lost-property']),
    { ...desk('info', 'Infostand', ['lost-property']), kind: 'infostand' },
  ],
  numbers: ['A', 'B', 'F', 'T'].map((prefix) => ({ prefix, first: 1, last: 999, width: 3 })),
  queue: {},
  priorities: [{ id: 'frail', name: text('gebrechlich', 'frail') }],
  reasons: {
    outOfTurn: [{ id: 'urgent', name: text('dringend', 'urgent') }],
    park: [{ id: 'papers', name: text('holt Papiere', 'fetches papers') }],
    closing: [{ id: 'fault', name: text('Störung', 'fault') }],
    outcome: [{ id: 'settled', name: text('erledigt', 'settled') }],
  },
  matters: [{ id: 'directions', name: text('Weg erklärt', 'directions') }],
  kiosks: [{ id: 'entrance', name: text('Eingang', 'Entrance') }],
  displays: [{ id: 'hall', name: text('Halle', 'Hall'), areas: ['hall'] }],
  usualDesks: 3,
}
