import { minutes, type QueueDraft, type ServiceDraft } from '../drafts.ts'
import {
  howMany,
  identity,
  inspection,
  insurance,
  mandate,
  online,
  part1,
  part2,
  plateReserved,
  tax,
} from './vehiclePapers.ts'

/** Registering vehicles, at the counters of `queue`; car dealers, who bring many at once, wait in a queue of their own. */
export const vehicleServices = (queue: QueueDraft, dealers: QueueDraft): ServiceDraft[] => [
  {
    id: 'auto-zulassen',
    name: { de: 'Fahrzeug zulassen', en: 'Register a vehicle' },
    group: 'auto',
    words: {
      de: [
        'Auto anmelden',
        'Auto zulassen',
        'Neuwagen',
        'Motorrad',
        'Anhänger',
        'Wohnmobil',
        'Kfz',
        'Zulassung',
        'Zulassungsstelle',
        'TÜV',
        'Import',
      ],
      en: ['register car', 'new car', 'motorbike', 'trailer', 'camper', 'import', 'vehicle registration'],
    },
    documents: [
      identity,
      insurance,
      part2,
      {
        de: 'Neufahrzeug: EG-Übereinstimmungsbescheinigung (COC). Gebraucht: Zulassungsbescheinigung Teil I',
        en: 'New vehicle: certificate of conformity (COC). Used: registration certificate part I',
      },
      inspection,
      tax,
      mandate,
    ],
    facts: [
      online,
      {
        de: 'Kennzeichen lassen Sie nach dem Gespräch prägen und kommen damit zurück',
        en: 'You have the plates made after the conversation and come back with them',
      },
    ],
    promiseSeconds: minutes(20),
    durationSeconds: minutes(14),
    handling: { kind: 'counter', queue },
    quantity: howMany,
    questions: [
      {
        id: 'wer',
        text: { de: 'Für wen ist die Zulassung?', en: 'Who is the registration for?' },
        options: [
          { id: 'privat', name: { de: 'Für mich oder jemanden, den ich kenne', en: 'For myself or somebody I know' } },
          {
            id: 'haendler',
            name: {
              de: 'Für Kunden: Autohaus, Zulassungsdienst',
              en: 'For customers: car dealer, registration service',
            },
            leadsTo: 'auto-zulassen-haendler',
          },
        ],
      },
      plateReserved,
    ],
  },
  {
    id: 'auto-zulassen-haendler',
    listed: false,
    name: { de: 'Fahrzeuge zulassen für Kunden', en: 'Register vehicles for customers' },
    group: 'auto',
    words: {
      de: ['Händler', 'Autohaus', 'Zulassungsdienst', 'gewerblich', 'Firma', 'mehrere Fahrzeuge'],
      en: ['dealer', 'car dealership', 'registration service', 'commercial', 'several vehicles'],
    },
    documents: [
      { de: 'Ihr Ausweis', en: 'Your identity card' },
      {
        de: 'Für jeden Kunden: Vollmacht und Ausweis oder Kopie davon',
        en: 'For each customer: a power of attorney and the identity card or a copy of it',
      },
      {
        de: 'Für jedes Fahrzeug: eVB-Nummer der Versicherung',
        en: 'For each vehicle: the eVB number from the insurer',
      },
      {
        de: 'Für jedes Fahrzeug: Zulassungsbescheinigung Teil II, bei gebrauchten auch Teil I, bei neuen die COC',
        en: 'For each vehicle: registration certificate part II, for used ones also part I, for new ones the COC',
      },
      {
        de: 'Für jeden Kunden: SEPA-Mandat für die Kfz-Steuer',
        en: 'For each customer: the direct debit mandate for the vehicle tax',
      },
    ],
    facts: [
      {
        de: 'Händler warten in einer eigenen Schlange, damit einzelne Zulassungen nicht aufgehalten werden',
        en: 'Dealers have a queue of their own, so that single registrations are not held up',
      },
    ],
    promiseSeconds: minutes(40),
    durationSeconds: minutes(12),
    handling: { kind: 'counter', queue: dealers },
    quantity: { question: { de: 'Wie viele Fahrzeuge?', en: 'How many vehicles?' }, max: 10 },
  },
  {
    id: 'auto-ummelden',
    name: { de: 'Fahrzeug ummelden', en: 'Transfer a vehicle registration' },
    group: 'auto',
    words: {
      de: [
        'Auto ummelden',
        'Halterwechsel',
        'Auto gekauft',
        'Gebrauchtwagen',
        'umschreiben',
        'Auto neue Adresse',
        'Adresse im Fahrzeugschein',
        'Umzug Auto',
      ],
      en: ['change owner', 'bought a used car', 'transfer car', 'new address car', 're-register'],
    },
    documents: [
      identity,
      part1,
      {
        de: 'Beim Wechsel der Halterin oder des Halters: Zulassungsbescheinigung Teil II (Fahrzeugbrief)',
        en: 'For a new owner: registration certificate part II (Fahrzeugbrief)',
      },
      insurance,
      inspection,
      { de: 'Kennzeichen, wenn Sie neue bekommen', en: 'The plates, if you get new ones' },
      tax,
      mandate,
    ],
    facts: [online],
    promiseSeconds: minutes(20),
    durationSeconds: minutes(11),
    handling: { kind: 'counter', queue },
    quantity: howMany,
  },
  {
    id: 'auto-abmelden',
    name: { de: 'Fahrzeug abmelden', en: 'Deregister a vehicle' },
    group: 'auto',
    words: {
      de: ['Auto abmelden', 'stilllegen', 'Außerbetriebsetzung', 'verschrotten', 'Auto verkauft', 'Verwertung'],
      en: ['deregister car', 'scrap car', 'sold my car', 'take off the road'],
    },
    documents: [
      part1,
      { de: 'Beide Kennzeichen', en: 'Both plates' },
      { de: 'Bei Verschrottung: Verwertungsnachweis', en: 'If it was scrapped: the certificate of destruction' },
    ],
    facts: [
      online,
      { de: 'Sie können die Kennzeichen ein Jahr reservieren', en: 'You can reserve the plates for a year' },
    ],
    promiseSeconds: minutes(15),
    durationSeconds: minutes(6),
    handling: { kind: 'counter', queue },
    quantity: howMany,
  },
]
