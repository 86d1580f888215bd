import { minutes, type QueueDraft, type ServiceDraft } from '../drafts.ts'

const identity = {
  de: 'Ausweis, oder Reisepass mit Meldebescheinigung',
  en: 'Identity card, or passport with confirmation of residence',
}
const insurance = {
  de: 'eVB-Nummer der Versicherung (7 Zeichen)',
  en: 'eVB number from your insurer (7 characters)',
}
const tax = {
  de: 'IBAN für den Einzug der Kfz-Steuer (SEPA-Mandat)',
  en: 'IBAN for the vehicle tax (direct debit mandate)',
}
const part1 = {
  de: 'Zulassungsbescheinigung Teil I (Fahrzeugschein)',
  en: 'Registration certificate part I (Fahrzeugschein)',
}
const part2 = {
  de: 'Zulassungsbescheinigung Teil II (Fahrzeugbrief)',
  en: 'Registration certificate part II (Fahrzeugbrief)',
}
const inspection = {
  de: 'Nachweis der gültigen Hauptuntersuchung (TÜV)',
  en: 'Proof of a valid general inspection (TÜV)',
}
const mandate = {
  de: 'Wenn Sie für jemand anderen kommen: Vollmacht und dessen Ausweis',
  en: 'If you come for somebody else: a power of attorney and their identity card',
}
const online = {
  de: 'Mit Online-Ausweis auch ohne Besuch möglich (i-Kfz)',
  en: 'Can also be done without a visit with the online ID (i-Kfz)',
}
const howMany = { question: { de: 'Wie viele Fahrzeuge?', en: 'How many vehicles?' }, max: 5 }

/** Registering vehicles, at the counters of `queue`. */
export const vehicleServices = (queue: QueueDraft): ServiceDraft[] => [
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
  {
    id: 'kennzeichen',
    name: { de: 'Kennzeichen: Wunsch, Kurzzeit, Ausfuhr', en: 'Plates: personal, short-term, export' },
    group: 'auto',
    words: {
      de: [
        'Wunschkennzeichen',
        'Nummernschild',
        'Überführung',
        'Kurzzeitkennzeichen',
        'Ausfuhrkennzeichen',
        'Saisonkennzeichen',
        'Schild verloren',
        'Plakette',
        'H-Kennzeichen',
      ],
      en: [
        'number plate',
        'licence plate',
        'personalised plate',
        'export plate',
        'transfer plate',
        'lost plate',
        'seasonal plate',
      ],
    },
    documents: [
      identity,
      { de: 'Zulassungsbescheinigung Teil I und Teil II', en: 'Registration certificate parts I and II' },
      insurance,
      inspection,
      {
        de: 'Bei Verlust: Anzeige der Polizei und das verbliebene Kennzeichen',
        en: 'If lost: the police report and the plate that is left',
      },
    ],
    facts: [{ de: 'Das Prägen der Kennzeichen kostet extra', en: 'Having the plates made costs extra' }],
    promiseSeconds: minutes(20),
    durationSeconds: minutes(10),
    handling: { kind: 'counter', queue },
    quantity: howMany,
  },
]
