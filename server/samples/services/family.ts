import { minutes, type QueueDraft, type ServiceDraft, type TextsDraft } from '../drafts.ts'

const identity = { de: 'Ausweis oder Reisepass', en: 'Identity card or passport' }

/** The registry office, at the counters of `queue`; `how` says how to get an appointment. */
export const familyServices = (queue: QueueDraft, how: TextsDraft): ServiceDraft[] => [
  {
    id: 'urkunden',
    name: { de: 'Geburts-, Ehe- oder Sterbeurkunde', en: 'Birth, marriage or death certificate' },
    group: 'familie',
    words: {
      de: [
        'Urkunde',
        'Geburtsurkunde',
        'Heiratsurkunde',
        'Eheurkunde',
        'Sterbeurkunde',
        'Familienbuch',
        'Stammbuch',
        'international',
      ],
      en: ['certificate', 'birth certificate', 'marriage certificate', 'death certificate', 'family register'],
    },
    documents: [
      identity,
      { de: 'Name, Datum und Ort des Ereignisses', en: 'Name, date and place of the event' },
      {
        de: 'Für andere als nahe Verwandte: Nachweis des rechtlichen Interesses',
        en: 'For anybody but close relatives: proof of a legal interest',
      },
    ],
    facts: [
      {
        de: 'Nur für Ereignisse, die in Kempten beurkundet wurden',
        en: 'Only for events that were registered in Kempten',
      },
      { de: 'Meist gleich zum Mitnehmen', en: 'Usually ready at once' },
    ],
    promiseSeconds: minutes(15),
    durationSeconds: minutes(8),
    handling: { kind: 'counter', queue },
  },
  {
    id: 'geburt',
    name: { de: 'Geburt eines Kindes anmelden', en: 'Register the birth of a child' },
    group: 'familie',
    words: {
      de: ['Baby', 'Neugeborenes', 'Geburt', 'Kind anmelden', 'Nachwuchs', 'Geburtsanzeige', 'Name des Kindes'],
      en: ['baby', 'newborn', 'birth', 'register child', 'name of the child'],
    },
    documents: [
      { de: 'Geburtsanzeige der Klinik oder der Hebamme', en: 'Notice of birth from the hospital or midwife' },
      { de: 'Ausweise beider Eltern', en: 'Identity documents of both parents' },
      {
        de: 'Verheiratet: Eheurkunde. Nicht verheiratet: Geburtsurkunden beider Eltern',
        en: 'Married: marriage certificate. Not married: birth certificates of both parents',
      },
      {
        de: 'Falls vorhanden: Vaterschaftsanerkennung und Sorgeerklärung',
        en: 'If there are any: acknowledgement of paternity and custody declaration',
      },
    ],
    facts: [{ de: 'Innerhalb einer Woche nach der Geburt', en: 'Within a week after the birth' }],
    promiseSeconds: minutes(20),
    durationSeconds: minutes(20),
    handling: { kind: 'counter', queue },
  },
  {
    id: 'sterbefall',
    name: { de: 'Sterbefall anzeigen', en: 'Report a death' },
    group: 'familie',
    words: {
      de: ['Todesfall', 'gestorben', 'verstorben', 'Tod', 'Beerdigung', 'Bestattung', 'Trauer'],
      en: ['death', 'died', 'deceased', 'funeral', 'bereavement'],
    },
    documents: [
      { de: 'Todesbescheinigung der Ärztin oder des Arztes', en: "The doctor's certificate of death" },
      { de: 'Ausweis der verstorbenen Person', en: "The deceased person's identity card" },
      {
        de: 'Geburtsurkunde und, falls verheiratet, Eheurkunde der verstorbenen Person',
        en: "The deceased person's birth certificate and, if married, marriage certificate",
      },
      { de: 'Ihr eigener Ausweis', en: 'Your own identity card' },
    ],
    facts: [
      {
        de: 'Spätestens am dritten Werktag nach dem Tod. Meist übernimmt das ein Bestattungsunternehmen.',
        en: 'By the third working day after the death. Undertakers usually do this for you.',
      },
    ],
    promiseSeconds: minutes(10),
    durationSeconds: minutes(20),
    handling: { kind: 'counter', queue },
  },
  {
    id: 'namensaenderung',
    name: { de: 'Namen erklären oder ändern', en: 'Declare or change a name' },
    group: 'familie',
    words: {
      de: ['Namensänderung', 'Ehename', 'Doppelname', 'Geburtsname', 'nach Scheidung', 'Nachname', 'Vorname'],
      en: ['change name', 'married name', 'double name', 'after divorce', 'surname', 'first name'],
    },
    documents: [
      identity,
      { de: 'Eheurkunde oder Geburtsurkunde', en: 'Marriage or birth certificate' },
      { de: 'Nach einer Scheidung: rechtskräftiges Urteil', en: 'After a divorce: the final decree' },
    ],
    facts: [],
    promiseSeconds: minutes(20),
    durationSeconds: minutes(18),
    handling: { kind: 'counter', queue },
  },
  {
    id: 'kirchenaustritt',
    name: { de: 'Kirchenaustritt erklären', en: 'Leave a church' },
    group: 'familie',
    words: {
      de: ['Kirche', 'austreten', 'Kirchensteuer', 'Austritt', 'evangelisch', 'katholisch'],
      en: ['church', 'church tax', 'leave church', 'religion'],
    },
    documents: [identity, { de: 'Eheurkunde, falls vorhanden', en: 'Marriage certificate, if you have one' }],
    facts: [{ de: 'Sie müssen selbst kommen', en: 'You must come in person' }],
    promiseSeconds: minutes(20),
    durationSeconds: minutes(10),
    handling: { kind: 'counter', queue },
  },
  {
    id: 'eheschliessung',
    name: { de: 'Eheschließung anmelden', en: 'Give notice of a marriage' },
    group: 'familie',
    words: {
      de: ['heiraten', 'Hochzeit', 'Trauung', 'Standesamt', 'Ehe', 'Aufgebot'],
      en: ['marry', 'wedding', 'marriage', 'get married', 'registry office'],
    },
    documents: [
      { de: 'Ausweise beider Verlobten', en: 'Identity documents of both partners' },
      {
        de: 'Erweiterte Meldebescheinigung beider Verlobten, wenn Sie nicht in Kempten wohnen',
        en: 'Extended confirmation of residence of both partners if you do not live in Kempten',
      },
      { de: 'Beglaubigter Ausdruck aus dem Geburtenregister', en: 'Certified extract from the register of births' },
      { de: 'Nach früherer Ehe: Nachweis der Auflösung', en: 'After an earlier marriage: proof that it has ended' },
    ],
    facts: [{ de: 'Frühestens 6 Monate vor der Trauung', en: 'No earlier than 6 months before the wedding' }],
    promiseSeconds: minutes(10),
    durationSeconds: minutes(35),
    handling: { kind: 'appointment', queue, how },
  },
  {
    id: 'vaterschaft',
    name: { de: 'Vaterschaft anerkennen', en: 'Acknowledge paternity' },
    group: 'familie',
    words: {
      de: ['Vaterschaft', 'Vater', 'unverheiratet', 'nicht verheiratet', 'Anerkennung'],
      en: ['paternity', 'father', 'unmarried', 'acknowledgement'],
    },
    documents: [
      { de: 'Ausweise beider Eltern', en: 'Identity documents of both parents' },
      { de: 'Geburtsurkunden beider Eltern', en: 'Birth certificates of both parents' },
      {
        de: 'Vor der Geburt: Mutterpass. Danach: Geburtsurkunde des Kindes',
        en: "Before birth: maternity record. After birth: the child's birth certificate",
      },
    ],
    facts: [
      { de: 'Schon vor der Geburt möglich, gebührenfrei', en: 'Possible before the birth already, free of charge' },
    ],
    promiseSeconds: minutes(10),
    durationSeconds: minutes(25),
    handling: { kind: 'appointment', queue, how },
  },
]
