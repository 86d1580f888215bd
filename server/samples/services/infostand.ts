import { minutes, type QueueDraft, type ServiceDraft } from '../drafts.ts'

/** Small matters of the info stand; while nobody staffs it they queue in `fallback`. */
export const infostandServices = (fallback: QueueDraft): ServiceDraft[] => [
  {
    id: 'auskunft',
    name: { de: 'Auskunft, Weg, kurze Frage', en: 'Information, directions, quick question' },
    group: 'info',
    words: {
      de: [
        'Frage',
        'Hilfe',
        'wo ist',
        'wohin',
        'Zimmer',
        'zuständig',
        'Termin vereinbaren',
        'weiß nicht',
        'Information',
      ],
      en: ['question', 'help', 'where is', 'room', 'who is responsible', 'make an appointment', "don't know"],
    },
    promiseSeconds: minutes(10),
    durationSeconds: minutes(3),
    handling: { kind: 'infostand', fallback },
  },
  {
    id: 'formulare',
    name: { de: 'Formular holen oder abgeben', en: 'Get or hand in a form' },
    group: 'info',
    words: {
      de: [
        'Antrag',
        'Vordruck',
        'Unterlagen abgeben',
        'Post abgeben',
        'nachreichen',
        'Wohnungsgeberbestätigung',
        'Vollmacht',
      ],
      en: ['form', 'application form', 'hand in documents', 'drop off', 'power of attorney'],
    },
    promiseSeconds: minutes(10),
    durationSeconds: minutes(2),
    handling: { kind: 'infostand', fallback },
  },
  {
    id: 'fundsache',
    name: { de: 'Fundsache abgeben oder suchen', en: 'Lost and found' },
    group: 'info',
    words: {
      de: ['Fundbüro', 'verloren', 'gefunden', 'Schlüssel', 'Handy', 'Geldbeutel', 'Fahrrad', 'Regenschirm', 'Tasche'],
      en: ['lost property', 'lost', 'found', 'keys', 'phone', 'wallet', 'bicycle', 'umbrella', 'bag'],
    },
    documents: [
      { de: 'Beim Abholen: Ausweis und Beschreibung der Sache', en: 'To pick it up: ID and a description of the item' },
    ],
    promiseSeconds: minutes(10),
    durationSeconds: minutes(4),
    handling: { kind: 'infostand', fallback },
  },
]

/** Picking up identity documents and bags in Kempten. */
export const townInfostandServices = (fallback: QueueDraft): ServiceDraft[] => [
  {
    id: 'ausweis-abholen',
    name: { de: 'Ausweis, Pass oder Aufenthaltstitel abholen', en: 'Pick up an ID card, passport or residence permit' },
    group: 'ausweis',
    words: {
      de: ['abholen', 'Abholung', 'Ausweis fertig', 'Perso abholen', 'Pass abholen', 'eAT abholen'],
      en: ['pick up', 'collect', 'collect passport', 'collect ID', 'ready'],
    },
    documents: [
      { de: 'Ihr bisheriges Ausweisdokument', en: 'Your present document' },
      {
        de: 'Für jemand anderen: Vollmacht und Ihr eigener Ausweis',
        en: 'For somebody else: a power of attorney and your own ID',
      },
    ],
    promiseSeconds: minutes(10),
    durationSeconds: minutes(3),
    handling: { kind: 'infostand', fallback },
  },
  ...infostandServices(fallback),
  {
    id: 'gelbe-saecke',
    name: { de: 'Gelbe Säcke, Broschüren', en: 'Yellow bags, brochures' },
    group: 'info',
    words: {
      de: ['gelber Sack', 'Müllsack', 'Müll', 'Abfallkalender', 'Stadtplan', 'Prospekt'],
      en: ['yellow bag', 'rubbish bag', 'recycling', 'waste calendar', 'town map', 'leaflet'],
    },
    promiseSeconds: minutes(10),
    durationSeconds: minutes(1),
    handling: { kind: 'infostand', fallback: null },
  },
]

/** Picking up papers at the district office. */
export const districtInfostandServices = (fallback: QueueDraft): ServiceDraft[] => [
  {
    id: 'unterlagen-abholen',
    name: { de: 'Führerschein oder Unterlagen abholen', en: 'Pick up a driving licence or papers' },
    group: 'info',
    words: {
      de: ['abholen', 'Abholung', 'Führerschein abholen', 'Bescheid abholen', 'Aufenthaltstitel abholen'],
      en: ['pick up', 'collect', 'collect licence', 'collect permit'],
    },
    documents: [
      { de: 'Ausweis oder Reisepass', en: 'Identity card or passport' },
      { de: 'Den alten Führerschein', en: 'Your old driving licence' },
      {
        de: 'Für jemand anderen: Vollmacht und Ihr eigener Ausweis',
        en: 'For somebody else: a power of attorney and your own ID',
      },
    ],
    promiseSeconds: minutes(10),
    durationSeconds: minutes(3),
    handling: { kind: 'infostand', fallback },
  },
  ...infostandServices(fallback),
]
