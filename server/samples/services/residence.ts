import { minutes, type QueueDraft, type ServiceDraft, type TextsDraft } from '../drafts.ts'

const passport = { de: 'Gültiger Reisepass', en: 'Valid passport' }
const photo = {
  de: 'Biometrisches Passfoto, digital: Code vom Fotostudio, oder Sie machen das Foto hier',
  en: 'Biometric photo in digital form: the code from a photo studio, or take the photo here',
}
const income = {
  de: 'Nachweise über Einkommen, Wohnung und Krankenversicherung',
  en: 'Proof of income, housing and health insurance',
}

/** The aliens and naturalisation office, mostly by appointment in `queue`; `how` says how to get one. */
export const residenceServices = (queue: QueueDraft, how: TextsDraft): ServiceDraft[] => [
  {
    id: 'aufenthaltstitel',
    name: { de: 'Aufenthaltstitel beantragen', en: 'Apply for a residence permit' },
    group: 'aufenthalt',
    words: {
      de: [
        'Visum',
        'Aufenthaltserlaubnis',
        'Niederlassungserlaubnis',
        'Blaue Karte',
        'verlängern',
        'eAT',
        'Ausländeramt',
      ],
      en: ['visa', 'residence permit', 'settlement permit', 'blue card', 'extend permit', 'immigration'],
    },
    documents: [
      passport,
      photo,
      income,
      { de: 'Bisheriger Aufenthaltstitel, falls vorhanden', en: 'Your present residence permit, if you have one' },
      { de: 'Arbeitsvertrag oder Bescheinigung der Hochschule', en: 'Employment contract or certificate of enrolment' },
    ],
    facts: [
      {
        de: 'Die Karte ist etwa 4 bis 6 Wochen nach dem Termin fertig',
        en: 'The card is ready about 4 to 6 weeks later',
      },
    ],
    promiseSeconds: minutes(10),
    durationSeconds: minutes(25),
    handling: { kind: 'appointment', queue, how },
    questions: [
      {
        id: 'staat',
        text: { de: 'Welche Staatsangehörigkeit haben Sie?', en: 'What is your nationality?' },
        options: [
          {
            id: 'eu',
            name: {
              de: 'EU, Island, Liechtenstein oder Norwegen',
              en: 'EU, Iceland, Liechtenstein or Norway',
            },
            leadsTo: 'aufenthalt-eu',
          },
          {
            id: 'ukraine',
            name: { de: 'Ukraine (Schutz nach § 24)', en: 'Ukraine (protection under section 24)' },
            leadsTo: 'aufenthalt-ukraine',
          },
          { id: 'andere', name: { de: 'Eine andere', en: 'Another one' } },
        ],
      },
    ],
  },
  {
    id: 'aufenthalt-eu',
    listed: false,
    name: { de: 'Aufenthalt mit EU-Staatsangehörigkeit', en: 'Staying as an EU citizen' },
    group: 'aufenthalt',
    words: {
      de: ['EU-Bürger', 'Freizügigkeit', 'Daueraufenthaltsbescheinigung', 'Norwegen', 'Island'],
      en: ['EU citizen', 'freedom of movement', 'permanent residence certificate'],
    },
    documents: [{ de: 'Ihr Pass oder Ausweis', en: 'Your passport or identity card' }],
    facts: [
      { de: 'Sie brauchen keinen Aufenthaltstitel', en: 'You do not need a residence permit' },
      {
        de: 'Melden Sie Ihre Wohnung innerhalb von zwei Wochen nach dem Einzug an',
        en: 'Register your home within two weeks after moving in',
      },
    ],
    promiseSeconds: minutes(20),
    durationSeconds: minutes(6),
    handling: { kind: 'infostand', fallback: queue },
  },
  {
    id: 'aufenthalt-ukraine',
    listed: false,
    name: { de: 'Aufenthalt für Geflüchtete aus der Ukraine', en: 'Residence for refugees from Ukraine' },
    group: 'aufenthalt',
    words: {
      de: ['Ukraine', '§ 24', 'vorübergehender Schutz', 'Geflüchtete', 'Flüchtling'],
      en: ['Ukraine', 'section 24', 'temporary protection', 'refugee'],
    },
    documents: [
      {
        de: 'Ukrainischer Pass, Ausweis oder Geburtsurkunde',
        en: 'Ukrainian passport, identity card or birth certificate',
      },
      photo,
      { de: 'Bestätigung Ihrer Anmeldung am Wohnort', en: 'Confirmation that you have registered your home' },
      { de: 'Bisheriger Aufenthaltstitel, falls vorhanden', en: 'Your present residence permit, if you have one' },
    ],
    facts: [{ de: 'Ohne Termin', en: 'No appointment needed' }],
    promiseSeconds: minutes(30),
    durationSeconds: minutes(18),
    handling: { kind: 'counter', queue },
    quantity: { question: { de: 'Für wie viele Personen?', en: 'For how many people?' }, max: 6 },
  },
  {
    id: 'einbuergerung',
    name: { de: 'Einbürgerung', en: 'Naturalisation' },
    group: 'aufenthalt',
    words: {
      de: ['deutscher Pass', 'Staatsangehörigkeit', 'deutsch werden', 'Staatsbürgerschaft', 'Einbürgerungstest'],
      en: ['citizenship', 'German passport', 'become German', 'naturalization', 'nationality'],
    },
    documents: [
      passport,
      { de: 'Geburtsurkunde, falls nötig mit Übersetzung', en: 'Birth certificate, with a translation if necessary' },
      {
        de: 'Nachweis der Deutschkenntnisse (B1) und Einbürgerungstest',
        en: 'Proof of German (B1) and the naturalisation test',
      },
      income,
    ],
    facts: [
      {
        de: 'Gebühr: 255 €, für miteingebürgerte Kinder ohne eigenes Einkommen 51 €',
        en: 'Fee: €255, for children naturalised with you who have no income of their own €51',
      },
      { de: 'Die Bearbeitung dauert viele Monate', en: 'It takes many months' },
    ],
    promiseSeconds: minutes(10),
    durationSeconds: minutes(40),
    handling: { kind: 'appointment', queue, how },
  },
  {
    id: 'verpflichtungserklaerung',
    name: { de: 'Verpflichtungserklärung für Besuch', en: 'Declaration of commitment for a guest' },
    group: 'aufenthalt',
    words: {
      de: ['Einladung', 'Besuch aus dem Ausland', 'Besuchsvisum', 'Gast einladen', 'Bürgschaft'],
      en: ['invitation', 'invite a guest', 'visitor visa', 'sponsor'],
    },
    documents: [
      { de: 'Ihr Ausweis oder Reisepass', en: 'Your identity card or passport' },
      { de: 'Einkommensnachweise der letzten drei Monate', en: 'Proof of income of the last three months' },
      {
        de: 'Name, Geburtsdatum, Anschrift und Passnummer des Gastes',
        en: "The guest's name, date of birth, address and passport number",
      },
    ],
    facts: [{ de: 'Gebühr: 29 €', en: 'Fee: €29' }],
    promiseSeconds: minutes(10),
    durationSeconds: minutes(20),
    handling: { kind: 'appointment', queue, how },
  },
]

/** Registering a home without German nationality, which Kempten's aliens office does itself. */
export const foreignMovingServices = (queue: QueueDraft): ServiceDraft[] => [
  {
    id: 'wohnsitz-ausland',
    name: { de: 'Wohnsitz anmelden ohne deutschen Pass', en: 'Register a home without a German passport' },
    group: 'aufenthalt',
    words: {
      de: ['Ausländer', 'EU-Bürger', 'Anmeldung', 'zugezogen', 'Zuzug aus dem Ausland', 'Ukraine', 'neue Adresse'],
      en: ['foreigner', 'EU citizen', 'registration', 'Anmeldung', 'moved to Germany', 'Ukraine', 'new address'],
    },
    documents: [
      { de: 'Pass oder Ausweis aller Personen, die umziehen', en: 'Passport or identity card of everybody who moves' },
      { de: 'Aufenthaltstitel oder Visum, falls vorhanden', en: 'Residence permit or visa, if you have one' },
      {
        de: 'Wohnungsgeberbestätigung: das unterschriebene Formular der Vermieterin oder des Vermieters',
        en: "Landlord's confirmation: the form signed by your landlord",
      },
      {
        de: 'Heirats- und Geburtsurkunden der Familie, falls nötig mit Übersetzung',
        en: "The family's marriage and birth certificates, with a translation if necessary",
      },
    ],
    facts: [
      { de: 'Gebührenfrei', en: 'Free of charge' },
      { de: 'Innerhalb von zwei Wochen nach dem Einzug', en: 'Within two weeks after moving in' },
    ],
    promiseSeconds: minutes(20),
    durationSeconds: minutes(18),
    handling: { kind: 'counter', queue },
    quantity: { question: { de: 'Wie viele Personen ziehen um?', en: 'How many people are moving?' }, max: 10 },
  },
]
