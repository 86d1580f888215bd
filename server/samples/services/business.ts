import { minutes, type QueueDraft, type ServiceDraft } from '../drafts.ts'

const identity = { de: 'Ausweis oder Reisepass', en: 'Identity card or passport' }
const company = {
  de: 'Für eine Firma im Handelsregister: aktueller Auszug',
  en: 'For a company in the commercial register: a current extract',
}

/** Trade matters, at the counters of `queue`. */
export const businessServices = (queue: QueueDraft): ServiceDraft[] => [
  {
    id: 'gewerbe-anmelden',
    name: { de: 'Gewerbe anmelden', en: 'Register a business' },
    group: 'soziales',
    words: {
      de: [
        'selbstständig',
        'Firma gründen',
        'Gewerbeschein',
        'Nebengewerbe',
        'Start-up',
        'Laden eröffnen',
        'Kleingewerbe',
      ],
      en: ['self-employed', 'start a business', 'trade licence', 'company', 'shop', 'startup'],
    },
    documents: [
      identity,
      company,
      {
        de: 'Falls nötig: Erlaubnis, Handwerkskarte oder Aufenthaltstitel',
        en: 'If needed: permit, crafts card or residence permit',
      },
    ],
    facts: [{ de: 'Die Bestätigung bekommen Sie gleich', en: 'You get the confirmation at once' }],
    promiseSeconds: minutes(20),
    durationSeconds: minutes(12),
    handling: { kind: 'counter', queue },
  },
  {
    id: 'gewerbe-aendern',
    name: { de: 'Gewerbe um- oder abmelden', en: 'Change or close a business' },
    group: 'soziales',
    words: {
      de: ['Gewerbe abmelden', 'Gewerbe ummelden', 'Firma schließen', 'Betrieb aufgeben', 'neue Betriebsadresse'],
      en: ['close business', 'deregister business', 'business address', 'change trade'],
    },
    documents: [identity, { de: 'Bisherige Gewerbeanmeldung', en: 'Your present business registration' }, company],
    facts: [{ de: 'Die Bestätigung bekommen Sie gleich', en: 'You get the confirmation at once' }],
    promiseSeconds: minutes(20),
    durationSeconds: minutes(9),
    handling: { kind: 'counter', queue },
  },
  {
    id: 'gewerbezentralregister',
    name: { de: 'Auskunft aus dem Gewerbezentralregister', en: 'Extract from the central trade register' },
    group: 'soziales',
    words: {
      de: ['Gewerbezentralregister', 'GZR', 'Ausschreibung', 'Gaststätte', 'Bewachung'],
      en: ['trade register', 'tender', 'restaurant licence'],
    },
    documents: [identity, company],
    facts: [
      { de: 'Gebühr: 13,00 € (Stand 2025)', en: 'Fee: €13.00 (as of 2025)' },
      { de: 'Kommt in etwa 1 bis 2 Wochen mit der Post', en: 'Arrives by post in about 1 to 2 weeks' },
    ],
    promiseSeconds: minutes(20),
    durationSeconds: minutes(6),
    handling: { kind: 'counter', queue },
  },
]
