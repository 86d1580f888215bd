import { minutes, type QueueDraft, type ServiceDraft, type TextsDraft } from '../drafts.ts'

const identity = { de: 'Ausweis oder Reisepass', en: 'Identity card or passport' }

/** Housing benefit, at the counters of `queue`. */
export const housingServices = (queue: QueueDraft): ServiceDraft[] => [
  {
    id: 'wohngeld',
    name: { de: 'Wohngeld', en: 'Housing benefit' },
    group: 'soziales',
    words: {
      de: ['Miete', 'Mietzuschuss', 'Lastenzuschuss', 'wenig Geld', 'Wohnung zu teuer', 'Zuschuss'],
      en: ['rent', 'rent subsidy', 'low income', 'help with rent', 'housing allowance'],
    },
    documents: [
      identity,
      { de: 'Mietvertrag und Nachweis der letzten Mietzahlung', en: 'Rental contract and proof of the last rent paid' },
      { de: 'Einkommensnachweise aller Personen im Haushalt', en: 'Proof of income of everybody in the household' },
      { de: 'Ausgefüllter Antrag, falls schon vorhanden', en: 'The completed application, if you already have it' },
    ],
    facts: [
      { de: 'Gebührenfrei', en: 'Free of charge' },
      {
        de: 'Gilt ab dem Monat, in dem der Antrag eingeht',
        en: 'Paid from the month in which the application arrives',
      },
    ],
    promiseSeconds: minutes(20),
    durationSeconds: minutes(20),
    handling: { kind: 'counter', queue },
  },
]

/** The town's social counters in `queue`, and the authorities that do the rest; `how` says how to get an appointment. */
export const townWelfareServices = (queue: QueueDraft, how: TextsDraft): ServiceDraft[] => [
  ...housingServices(queue),
  {
    id: 'rente',
    name: { de: 'Rente beantragen', en: 'Apply for a pension' },
    group: 'soziales',
    words: {
      de: ['Rentenantrag', 'Altersrente', 'Witwenrente', 'Erwerbsminderung', 'Rentenberatung', 'Kontenklärung'],
      en: ['pension', 'retirement', 'widow pension', 'disability pension', 'pension advice'],
    },
    documents: [
      identity,
      { de: 'Rentenversicherungsnummer und Versicherungsverlauf', en: 'Pension insurance number and insurance record' },
      {
        de: 'Steuer-Identifikationsnummer, IBAN und Krankenversicherungskarte',
        en: 'Tax identification number, IBAN and health insurance card',
      },
      { de: 'Geburtsurkunden Ihrer Kinder, falls vorhanden', en: "Your children's birth certificates, if any" },
    ],
    facts: [
      {
        de: 'Gebührenfrei. Bitte etwa drei Monate vor Rentenbeginn.',
        en: 'Free of charge. Please come about three months before it starts.',
      },
    ],
    promiseSeconds: minutes(10),
    durationSeconds: minutes(45),
    handling: { kind: 'appointment', queue, how },
  },
  {
    id: 'schwerbehinderung',
    name: { de: 'Schwerbehindertenausweis', en: 'Disability pass' },
    group: 'soziales',
    words: {
      de: ['Behinderung', 'Behindertenausweis', 'Grad der Behinderung', 'GdB', 'Merkzeichen', 'Versorgungsamt'],
      en: ['disability', 'disabled', 'disability card', 'degree of disability'],
    },
    promiseSeconds: minutes(20),
    durationSeconds: minutes(10),
    handling: {
      kind: 'elsewhere',
      where: {
        de: 'Zentrum Bayern Familie und Soziales, Region Schwaben. Den Antrag stellen Sie online oder mit der Post.',
        en: 'Bavarian Centre for Family and Social Affairs, Swabia. You apply online or by post.',
      },
      address: 'Morellstraße 30, 86159 Augsburg',
      hours: null,
      link: 'https://www.zbfs.bayern.de',
      site: null,
    },
  },
  {
    id: 'buergergeld',
    name: { de: 'Bürgergeld, Grundsicherung für Arbeitsuchende', en: 'Basic income support for jobseekers' },
    group: 'soziales',
    words: {
      de: ['Jobcenter', 'Hartz 4', 'Arbeitslosengeld 2', 'ALG II', 'Bürgergeld', 'Grundsicherung', 'kein Geld'],
      en: ['jobcentre', 'social benefit', 'citizens benefit', 'unemployment benefit II', 'no money'],
    },
    promiseSeconds: minutes(20),
    durationSeconds: minutes(10),
    handling: {
      kind: 'elsewhere',
      where: { de: 'Jobcenter Kempten', en: 'Kempten jobcentre' },
      address: null,
      hours: null,
      link: 'https://www.jobcenter.digital',
      site: null,
    },
  },
  {
    id: 'arbeitslos',
    name: { de: 'Arbeitslos melden', en: 'Register as unemployed' },
    group: 'soziales',
    words: {
      de: ['Arbeitsamt', 'Agentur für Arbeit', 'gekündigt', 'arbeitslos', 'Arbeitslosengeld', 'Kindergeld', 'Jobsuche'],
      en: ['unemployed', 'job centre', 'lost my job', 'unemployment benefit', 'child benefit', 'employment agency'],
    },
    promiseSeconds: minutes(20),
    durationSeconds: minutes(10),
    handling: {
      kind: 'elsewhere',
      where: {
        de: 'Agentur für Arbeit Kempten. Für Kindergeld: Familienkasse, dieselbe Adresse oder online.',
        en: 'Kempten employment agency. For child benefit: Familienkasse, same address or online.',
      },
      address: 'Rottachstraße 26, 87439 Kempten (Allgäu)',
      hours: null,
      link: 'https://www.arbeitsagentur.de',
      site: null,
    },
  },
  {
    id: 'steuer',
    name: { de: 'Steuererklärung, Steuernummer', en: 'Tax return, tax number' },
    group: 'soziales',
    words: {
      de: ['Finanzamt', 'Steuer', 'Steuerklasse', 'ELSTER', 'Steuer-ID', 'Lohnsteuer', 'Steuernummer'],
      en: ['tax', 'tax office', 'tax ID', 'tax class', 'tax return'],
    },
    promiseSeconds: minutes(20),
    durationSeconds: minutes(10),
    handling: {
      kind: 'elsewhere',
      where: { de: 'Finanzamt Kempten', en: 'Kempten tax office' },
      address: 'Am Stadtpark 3, 87435 Kempten (Allgäu)',
      hours: null,
      link: 'https://www.elster.de',
      site: null,
    },
  },
]

/** Social matters and hunting at the district office, at the counters of `queue`. */
export const districtWelfareServices = (queue: QueueDraft): ServiceDraft[] => [
  ...housingServices(queue),
  {
    id: 'unterhaltsvorschuss',
    name: { de: 'Unterhaltsvorschuss', en: 'Advance on child maintenance' },
    group: 'soziales',
    words: {
      de: ['Unterhalt', 'alleinerziehend', 'Jugendamt', 'Vater zahlt nicht', 'Mutter zahlt nicht', 'Beistandschaft'],
      en: ['child maintenance', 'child support', 'single parent', 'youth office'],
    },
    documents: [
      identity,
      { de: 'Geburtsurkunde des Kindes', en: "The child's birth certificate" },
      {
        de: 'Unterhaltstitel oder Schriftwechsel mit dem anderen Elternteil, falls vorhanden',
        en: 'Maintenance order or letters to the other parent, if there are any',
      },
      {
        de: 'Nach einer Trennung: Nachweis, seit wann Sie getrennt leben',
        en: 'After a separation: proof of since when you have lived apart',
      },
    ],
    facts: [{ de: 'Gebührenfrei', en: 'Free of charge' }],
    promiseSeconds: minutes(20),
    durationSeconds: minutes(22),
    handling: { kind: 'counter', queue },
  },
  {
    id: 'bafoeg',
    name: { de: 'Schüler-BAföG', en: 'BAföG grant for pupils' },
    group: 'soziales',
    words: {
      de: ['BAföG', 'Ausbildungsförderung', 'Schule', 'Fachoberschule', 'Meister', 'Aufstiegs-BAföG'],
      en: ['student grant', 'school grant', 'education grant', 'training'],
    },
    documents: [
      identity,
      { de: 'Bescheinigung der Schule', en: 'Certificate from the school' },
      {
        de: 'Einkommensnachweise der Eltern und Nachweis Ihres Vermögens',
        en: "Proof of your parents' income and of your own assets",
      },
    ],
    facts: [
      {
        de: 'Studierende beantragen BAföG beim Studierendenwerk',
        en: 'University students apply to the Studierendenwerk',
      },
    ],
    promiseSeconds: minutes(20),
    durationSeconds: minutes(18),
    handling: { kind: 'counter', queue },
  },
  {
    id: 'jagdschein',
    name: { de: 'Jagdschein, Waffenbesitzkarte', en: 'Hunting licence, gun ownership card' },
    group: 'soziales',
    words: {
      de: ['Jagd', 'Jäger', 'Waffe', 'Waffenschein', 'WBK', 'Jägerprüfung'],
      en: ['hunting', 'hunter', 'gun', 'weapon'],
    },
    documents: [
      identity,
      {
        de: 'Bisheriger Jagdschein oder Zeugnis der Jägerprüfung',
        en: 'Your present licence or the certificate of the hunting exam',
      },
      { de: 'Bestätigung der Jagdhaftpflichtversicherung', en: 'Confirmation of hunting liability insurance' },
      { de: 'Beim ersten Mal: ein Passfoto', en: 'For the first one: a photo' },
    ],
    facts: [{ de: 'Bitte bringen Sie keine Waffen mit', en: 'Please do not bring any weapons' }],
    promiseSeconds: minutes(20),
    durationSeconds: minutes(12),
    handling: { kind: 'counter', queue },
  },
]
