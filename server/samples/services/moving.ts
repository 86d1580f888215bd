import { minutes, type QueueDraft, type ServiceDraft } from '../drafts.ts'

const people = { question: { de: 'Wie viele Personen ziehen um?', en: 'How many people are moving?' }, max: 10 }
const identityOfAll = {
  de: 'Ausweis oder Pass aller Personen, die umziehen',
  en: 'Identity card or passport of everybody who moves',
}
const landlord = {
  de: 'Wohnungsgeberbestätigung: das unterschriebene Formular der Vermieterin oder des Vermieters',
  en: "Landlord's confirmation: the form signed by your landlord",
}
const twoWeeks = { de: 'Innerhalb von zwei Wochen nach dem Einzug', en: 'Within two weeks after moving in' }

/** Registering where one lives, at the counters of `queue`. */
export const movingServices = (queue: QueueDraft): ServiceDraft[] => [
  {
    id: 'wohnsitz-anmelden',
    name: { de: 'Wohnsitz anmelden', en: 'Register a new home' },
    group: 'umzug',
    words: {
      de: ['neu in Kempten', 'zugezogen', 'Zuzug', 'Anmeldung', 'eingezogen', 'Wohnung anmelden', 'neue Wohnung'],
      en: ['new in town', 'registration', 'Anmeldung', 'moved here', 'register address', 'new flat'],
    },
    documents: [
      identityOfAll,
      landlord,
      {
        de: 'Heirats- und Geburtsurkunden, wenn eine Familie aus dem Ausland zuzieht',
        en: 'Marriage and birth certificates if a family moves here from abroad',
      },
    ],
    facts: [
      { de: 'Gebührenfrei', en: 'Free of charge' },
      twoWeeks,
      { de: 'Am alten Wohnort müssen Sie sich nicht abmelden', en: 'You need not deregister where you lived before' },
    ],
    promiseSeconds: minutes(20),
    durationSeconds: minutes(14),
    handling: { kind: 'counter', queue },
    quantity: people,
  },
  {
    id: 'wohnsitz-ummelden',
    name: { de: 'Wohnsitz ummelden', en: 'Change your registered address' },
    group: 'umzug',
    words: {
      de: [
        'Umzug',
        'umgezogen',
        'Wohnung ummelden',
        'neue Adresse',
        'Adresse ändern',
        'Anschrift ändern',
        'innerhalb von Kempten',
        'Ummeldung',
      ],
      en: ['moved', 'new address', 'change address', 'moving within town', 'Ummeldung'],
    },
    documents: [
      identityOfAll,
      landlord,
      {
        de: 'Fahrzeugschein, wenn auch das Auto die neue Adresse bekommen soll',
        en: 'Vehicle registration certificate if your car needs the new address too',
      },
    ],
    facts: [{ de: 'Gebührenfrei', en: 'Free of charge' }, twoWeeks],
    promiseSeconds: minutes(20),
    durationSeconds: minutes(10),
    handling: { kind: 'counter', queue },
    quantity: people,
  },
  {
    id: 'wohnsitz-abmelden',
    name: { de: 'Wohnsitz abmelden', en: 'Deregister your home' },
    group: 'umzug',
    words: {
      de: ['Wegzug', 'Ausland', 'auswandern', 'Abmeldung', 'ausziehen', 'Nebenwohnung aufgeben', 'wegziehen'],
      en: ['leaving Germany', 'moving abroad', 'deregistration', 'Abmeldung', 'moving out', 'emigrate'],
    },
    documents: [
      identityOfAll,
      { de: 'Neue Anschrift im Ausland, falls schon bekannt', en: 'Your new address abroad, if you know it' },
    ],
    facts: [
      { de: 'Gebührenfrei', en: 'Free of charge' },
      {
        de: 'Nur nötig beim Wegzug ins Ausland oder für eine Nebenwohnung',
        en: 'Only needed if you move abroad or give up a second home',
      },
      {
        de: 'Frühestens eine Woche vor, spätestens zwei Wochen nach dem Auszug',
        en: 'From one week before until two weeks after moving out',
      },
    ],
    promiseSeconds: minutes(20),
    durationSeconds: minutes(8),
    handling: { kind: 'counter', queue },
    quantity: people,
  },
  {
    id: 'nebenwohnung',
    name: { de: 'Haupt- oder Nebenwohnung ändern', en: 'Change main or second home' },
    group: 'umzug',
    words: {
      de: ['Zweitwohnung', 'Zweitwohnsitz', 'Nebenwohnsitz', 'Hauptwohnsitz', 'Studium', 'zwei Wohnungen'],
      en: ['second home', 'secondary residence', 'main residence', 'student', 'two homes'],
    },
    documents: [identityOfAll, landlord],
    facts: [{ de: 'Gebührenfrei', en: 'Free of charge' }],
    promiseSeconds: minutes(20),
    durationSeconds: minutes(10),
    handling: { kind: 'counter', queue },
  },
  {
    id: 'auskunftssperre',
    name: { de: 'Auskunft oder Datenweitergabe sperren', en: 'Block disclosure of your data' },
    group: 'umzug',
    words: {
      de: [
        'Auskunftssperre',
        'Übermittlungssperre',
        'Datenschutz',
        'Widerspruch',
        'Stalking',
        'Adresse geheim',
        'Parteien',
      ],
      en: ['block data', 'privacy', 'stalking', 'secret address', 'objection', 'data protection'],
    },
    documents: [
      { de: 'Ausweis oder Pass', en: 'Identity card or passport' },
      {
        de: 'Bei Gefahr: Begründung und Nachweise, zum Beispiel von Polizei oder Beratungsstelle',
        en: 'If you are in danger: reasons and proof, for example from the police or an advice centre',
      },
    ],
    facts: [{ de: 'Gebührenfrei', en: 'Free of charge' }],
    promiseSeconds: minutes(15),
    durationSeconds: minutes(10),
    handling: { kind: 'counter', queue },
  },
  {
    id: 'hund',
    name: { de: 'Hund an- oder abmelden', en: 'Register or deregister a dog' },
    group: 'umzug',
    words: {
      de: ['Hundesteuer', 'Hundemarke', 'Haustier', 'Welpe', 'Hund gestorben', 'Hund abmelden'],
      en: ['dog tax', 'dog tag', 'puppy', 'pet', 'dog died'],
    },
    documents: [
      { de: 'Ausweis oder Pass', en: 'Identity card or passport' },
      {
        de: 'Beim Abmelden: Hundemarke und Nachweis über den Verbleib des Hundes',
        en: 'To deregister: the dog tag and proof of where the dog has gone',
      },
    ],
    facts: [{ de: 'Bitte innerhalb von zwei Wochen anmelden', en: 'Please register the dog within two weeks' }],
    promiseSeconds: minutes(15),
    durationSeconds: minutes(6),
    handling: { kind: 'counter', queue },
  },
]
