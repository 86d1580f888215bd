// A plan made from a recorded day: a service, an area and a prefix for each queue, and the desks that it had at most.
import type { z } from 'zod'
import { DeskId, ServiceId } from '../../shared/ids.ts'
import { Plan } from '../../shared/plan.ts'
import type { Part } from './casting.ts'
import type { RecordedDay, RecordedQueue } from './recordedDay.ts'
import type { Workload } from './workload.ts'

type Draft = z.input<typeof Plan>

const promiseMinutes = 20
/** The plan knows nothing of the day that is played: ten minutes for every conversation. */
const durationMinutes = 10
const areasOnDisplay = 4

const words = (de: string, en = de) => ({ de, en })
const named = (id: string, de: string, en: string) => ({ id, name: words(de, en) })
const allDay = { open: '00:00', close: '24:00', lastIssue: '24:00' }

/** The plan, marked as an example, open around the clock; and who plays which queue by it. */
export const planOfDay = (
  day: RecordedDay,
  workloads: readonly Workload[],
): { readonly plan: Plan; readonly parts: readonly Part[] } => {
  const site = slug(day.office, 'office')
  const ids = distinct(day.queues.map(({ id }) => slug(`queue-${id}`, 'queue')))
  const prefixes = prefixesOf(day.queues)
  const parts = ids.map(
    (id, index): Part => ({
      service: ServiceId.parse(id),
      desks: (workloads[index]?.desks ?? []).map((_, place) => DeskId.parse(`${id}-${place + 1}`)),
    }),
  )
  const areas = day.queues.map(({ name }, index) => ({
    id: ids[index] ?? '',
    name: words(name.slice(0, 200)),
    way: words('den Schildern nach', 'follow the signs'),
  }))
  const desks = parts.flatMap(({ service, desks: own }) => own.map((id) => ({ id, service })))
  const draft: Draft = {
    format: 1,
    example: true,
    site: {
      id: site,
      name: words(day.office),
      town: day.office.slice(0, 80),
      address: day.office,
      timeZone: day.timeZone,
      transferLetter: 'X',
    },
    languages: ['de', 'en'],
    hours: {
      periods: [
        { weekly: { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay } },
      ],
      exceptions: [{ date: day.date, hours: allDay, reason: words('Ein Tag von früher', 'A day of the past') }],
      holidays: { state: 'bavaria', assumption: true },
      firstIssueBeforeSeconds: 0,
      lastIssueBeforeSeconds: 0,
    },
    areas,
    groups: [{ ...named('day', 'Anliegen', 'Concerns'), hint: words(day.date), icon: 'info' }],
    services: day.queues.map(({ name }, index) => ({
      id: ids[index] ?? '',
      name: words(name.slice(0, 200)),
      group: 'day',
      words: { de: [] },
      promiseSeconds: promiseMinutes * 60,
      durationSeconds: durationMinutes * 60,
      handling: { kind: 'counter', queue: { area: ids[index] ?? '', prefix: prefixes[index] ?? '' } },
    })),
    desks: desks.map(({ id, service }, index) => ({
      id,
      name: words(String(index + 1)),
      kind: 'counter',
      area: service,
      services: [service],
      way: words('den Schildern nach', 'follow the signs'),
    })),
    numbers: prefixes.map((prefix) => ({ prefix, first: 1, last: 999, width: 3 })),
    queue: {},
    reasons: {
      outOfTurn: [named('urgent', 'dringend', 'urgent')],
      park: [named('papers', 'holt Unterlagen', 'fetches papers')],
      outcome: [named('settled', 'erledigt', 'settled')],
    },
    kiosks: [named('left', 'Kiosk links', 'Kiosk on the left'), named('right', 'Kiosk rechts', 'Kiosk on the right')],
    displays: chunks(ids, areasOnDisplay).map((shown, index) => ({
      ...named(`display-${index + 1}`, `Anzeige ${index + 1}`, `Display ${index + 1}`),
      areas: shown,
    })),
    usualDesks: desks.length,
  }
  return { plan: Plan.parse(draft), parts }
}

/** The queue's own letter where it is one and free, otherwise the next letter that is. */
const prefixesOf = (queues: readonly RecordedQueue[]): readonly string[] => {
  const usable = ({ letter }: RecordedQueue) => /^[A-W]$/.test(letter)
  const taken = new Set(queues.filter(usable).map(({ letter }) => letter))
  const spare = letters.filter((letter) => !taken.has(letter)).values()
  const given = new Set<string>()
  return queues.map((queue) => {
    const letter = usable(queue) && !given.has(queue.letter) ? queue.letter : (spare.next().value ?? '')
    given.add(letter)
    return letter
  })
}

/** X and what follows are left out: a label from another site begins with the transfer letter. */
const single = Array.from('ABCDEFGHIJKLMNOPQRSTUVW')
const letters = [...single, ...single.flatMap((first) => single.map((second) => first + second))]

const slug = (text: string, otherwise: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 30)
    .replace(/^-+|-+$/g, '') || otherwise

const distinct = (ids: readonly string[]): readonly string[] =>
  ids.map((id, index) => (ids.indexOf(id) === index ? id : `${id}-${String.fromCharCode(97 + (index % 26))}${index}`))

const chunks = <T>(items: readonly T[], size: number): readonly T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size))
