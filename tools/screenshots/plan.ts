// The settings of the house in the pictures: the example's, with a kiosk, a display and a printer for each state that is shown.
import { samplePlans } from '../../server/samples/samples.ts'
import { Plan } from '../../shared/plan.ts'
import type { Texts } from '../../shared/texts.ts'

const printerAt = (id: string, name: string, port: number) => ({
  id,
  name,
  profile: 'epson-80',
  connection: { kind: 'tcp', host: '127.0.0.1', port },
})

/** Made up; `groups` of services that they are qualified for. */
const people = [
  { id: 'berger', name: 'Miriam Berger', groups: ['ausweis', 'umzug', 'bescheinigungen'] },
  { id: 'haug', name: 'Jonas Haug', groups: ['ausweis', 'umzug'] },
  { id: 'aydin', name: 'Selin Aydın', groups: ['bescheinigungen', 'info'] },
  { id: 'osterrieder', name: 'Peter Osterrieder', groups: ['auto'] },
  { id: 'weiss', name: 'Katrin Weiß', groups: ['auto', 'ausweis', 'umzug'] },
  { id: 'zeller', name: 'Ruth Zeller', groups: null },
]

export const clerksOfPictures = () =>
  people.map(({ id, name, groups }) => ({
    id,
    name,
    services:
      groups && kempten().services.flatMap((service) => (groups.includes(`${service.group}`) ? service.id : [])),
  }))

/** Nobody taps for as long as a picture of a kiosk takes to be arranged. */
const patient = { idleSeconds: 3_600 }

const kempten = (): Plan => {
  const plan = samplePlans.find(({ site }) => site.id === 'kempten')
  if (!plan) throw new Error('The example has no Kempten.')
  return plan
}

/** Of every site the settings. `printerPort`: a printer that works, at the entrance of Kempten. */
export const plansOfPictures = (printerPort: number): readonly Plan[] =>
  samplePlans.map((plan) => (plan.site.id === 'kempten' ? withFourthArea(withKiosks(plan, printerPort)) : plan))

/** What is added to the example has one name in every language. */
const named = (plan: Plan, name: string): Texts =>
  Object.fromEntries(['de', ...plan.languages].map((language) => [language, name])) as Texts

/** The printer of the kiosk `drucker` is not there, and `aufzug` has none: it shows its slips on the screen. */
const withKiosks = (plan: Plan, printerPort: number): Plan =>
  Plan.parse({
    ...plan,
    // The pictures themselves take many numbers within a minute.
    rush: { numbers: 40 },
    printers: [printerAt('eingang', 'am Eingang', printerPort), printerAt('ohne', 'neben der Tür', 9)],
    kiosks: [
      { id: 'eingang', name: named(plan, 'Automat am Eingang'), printer: 'eingang' },
      { id: 'aufzug', name: named(plan, 'Automat am Aufzug') },
      {
        id: 'drucker',
        name: named(plan, 'Automat neben der Tür'),
        printer: 'ohne',
        neighbour: { kiosk: 'eingang', way: named(plan, 'zehn Schritte nach links') },
      },
      { id: 'allein', name: named(plan, 'Automat im Untergeschoss') },
      { id: 'tuer', name: named(plan, 'Automat vor der Tür'), profile: 'first-issue' },
      { id: 'termine', name: named(plan, 'Automat für Termine'), profile: 'check-in' },
    ].map((kiosk) => ({ ...patient, ...kiosk })),
  })

/** A room of its own for the info stand and the desk beside it, so that the entrance hall shows four areas. */
const withFourthArea = (plan: Plan): Plan =>
  Plan.parse({
    ...plan,
    areas: [...plan.areas, { id: 'rot', name: named(plan, 'Wartebereich Rot'), way: named(plan, 'gleich hier') }],
    desks: plan.desks.map((desk) => (['1', 'infostand'].includes(desk.id) ? { ...desk, area: 'rot' } : desk)),
    services: plan.services.map((service) =>
      service.group === 'bescheinigungen' && service.handling.kind === 'counter'
        ? { ...service, handling: { ...service.handling, queue: { ...service.handling.queue, area: 'rot' } } }
        : service,
    ),
    displays: [
      ...plan.displays,
      { id: 'halle', name: named(plan, 'Halle'), areas: ['blau', 'gelb', 'gruen', 'rot'] },
      { id: 'hell', name: named(plan, 'Wartebereich Blau, am Fenster'), areas: ['blau'], theme: 'light' },
    ],
  })
