import { minutes, type QueueDraft, type ServiceDraft } from '../drafts.ts'
import { howMany, identity, inspection, insurance, plateReserved } from './vehiclePapers.ts'

/** Number plates, at the counters of `queue`. */
export const plateServices = (queue: QueueDraft): ServiceDraft[] => [
  {
    id: 'kennzeichen',
    name: { de: 'Kennzeichen ändern oder ersetzen', en: 'Change or replace plates' },
    group: 'auto',
    words: {
      de: ['Wunschkennzeichen', 'Nummernschild', 'Saisonkennzeichen', 'Plakette', 'H-Kennzeichen'],
      en: ['number plate', 'licence plate', 'personalised plate', 'seasonal plate'],
    },
    documents: [
      identity,
      { de: 'Zulassungsbescheinigung Teil I und Teil II', en: 'Registration certificate parts I and II' },
      insurance,
      inspection,
    ],
    facts: [{ de: 'Das Prägen der Kennzeichen kostet extra', en: 'Having the plates made costs extra' }],
    promiseSeconds: minutes(20),
    durationSeconds: minutes(10),
    handling: { kind: 'counter', queue },
    quantity: howMany,
    questions: [
      {
        id: 'welches',
        text: { de: 'Worum geht es?', en: 'What is it about?' },
        options: [
          {
            id: 'wunsch',
            name: { de: 'Wunsch-, Saison- oder H-Kennzeichen', en: 'Personal, seasonal or historic plate' },
          },
          {
            id: 'kurz',
            name: { de: 'Kurzzeit oder Ausfuhr ins Ausland', en: 'Short-term, or export to another country' },
            leadsTo: 'kennzeichen-kurz',
          },
          {
            id: 'verlust',
            name: { de: 'Verloren, gestohlen oder beschädigt', en: 'Lost, stolen or damaged' },
            leadsTo: 'kennzeichen-verlust',
          },
        ],
      },
      plateReserved,
    ],
  },
  {
    id: 'kennzeichen-kurz',
    listed: false,
    name: { de: 'Kurzzeit- oder Ausfuhrkennzeichen', en: 'Short-term or export plate' },
    group: 'auto',
    words: {
      de: ['Kurzzeitkennzeichen', 'Ausfuhrkennzeichen', 'Überführung', 'Zollkennzeichen', 'Probefahrt'],
      en: ['short-term plate', 'export plate', 'transfer plate', 'test drive'],
    },
    documents: [
      identity,
      { de: 'Zulassungsbescheinigung Teil I und Teil II', en: 'Registration certificate parts I and II' },
      {
        de: 'Versicherungsbestätigung für genau dieses Kennzeichen (Kurzzeit: eVB-Nummer)',
        en: "The insurer's confirmation for just this kind of plate (short-term: eVB number)",
      },
      inspection,
      {
        de: 'Ausfuhr: die bisherigen Kennzeichen, wenn es noch zugelassen ist',
        en: 'Export: the present plates, if any',
      },
    ],
    facts: [{ de: 'Kurzzeitkennzeichen gelten fünf Tage', en: 'Short-term plates are valid for five days' }],
    promiseSeconds: minutes(20),
    durationSeconds: minutes(13),
    handling: { kind: 'counter', queue },
  },
  {
    id: 'kennzeichen-verlust',
    listed: false,
    name: { de: 'Kennzeichen verloren oder beschädigt', en: 'Plate lost or damaged' },
    group: 'auto',
    words: {
      de: ['Schild verloren', 'Kennzeichen gestohlen', 'Schild kaputt', 'Diebstahl Kennzeichen'],
      en: ['lost plate', 'stolen plate', 'damaged plate'],
    },
    documents: [
      identity,
      { de: 'Zulassungsbescheinigung Teil I und Teil II', en: 'Registration certificate parts I and II' },
      { de: 'Das Kennzeichen, das noch da ist', en: 'The plate that is left' },
      { de: 'Nach einem Diebstahl: Anzeige der Polizei', en: 'After a theft: the police report' },
    ],
    facts: [
      {
        de: 'Nach Verlust oder Diebstahl erhalten Sie ein anderes Kennzeichen',
        en: 'After a loss or theft you get a different plate',
      },
    ],
    promiseSeconds: minutes(20),
    durationSeconds: minutes(12),
    handling: { kind: 'counter', queue },
  },
]
