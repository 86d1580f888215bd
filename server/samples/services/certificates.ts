import { minutes, type QueueDraft, type ServiceDraft } from '../drafts.ts'

const identity = { de: 'Ausweis oder Reisepass', en: 'Identity card or passport' }

/** Short matters that end with a paper in hand, at the counters of `queue`. */
export const certificateServices = (queue: QueueDraft): ServiceDraft[] => [
  {
    id: 'fuehrungszeugnis',
    name: { de: 'Führungszeugnis', en: 'Certificate of good conduct' },
    group: 'bescheinigungen',
    words: {
      de: [
        'polizeiliches Führungszeugnis',
        'Vorstrafen',
        'erweitertes Führungszeugnis',
        'Arbeitgeber',
        'Ehrenamt',
        'Verein',
      ],
      en: ['police check', 'criminal record', 'background check', 'police clearance', 'employer', 'volunteer'],
    },
    documents: [
      identity,
      {
        de: 'Für das erweiterte Führungszeugnis: Schreiben der Stelle, die es verlangt',
        en: 'For the extended certificate: a letter from whoever asks for it',
      },
      {
        de: 'Für eine Behörde: deren Anschrift und Aktenzeichen',
        en: 'For an authority: its address and reference number',
      },
    ],
    facts: [
      {
        de: 'Gebühr: 13,00 € (Stand 2025). Für ein Ehrenamt gebührenfrei mit Nachweis',
        en: 'Fee: €13.00 (as of 2025). Free of charge for voluntary work, with proof',
      },
      { de: 'Kommt in etwa 1 bis 2 Wochen mit der Post', en: 'Arrives by post in about 1 to 2 weeks' },
    ],
    promiseSeconds: minutes(15),
    durationSeconds: minutes(6),
    handling: { kind: 'counter', queue },
  },
  {
    id: 'meldebescheinigung',
    name: { de: 'Meldebescheinigung', en: 'Confirmation of residence' },
    group: 'bescheinigungen',
    words: {
      de: [
        'Wohnsitzbestätigung',
        'Aufenthaltsbescheinigung',
        'Haushaltsbescheinigung',
        'Bestätigung Adresse',
        'erweiterte Meldebescheinigung',
      ],
      en: ['proof of address', 'proof of residence', 'residence certificate', 'registration certificate'],
    },
    documents: [identity],
    facts: [{ de: 'Gleich zum Mitnehmen', en: 'Ready at once' }],
    promiseSeconds: minutes(10),
    durationSeconds: minutes(4),
    handling: { kind: 'counter', queue },
    quantity: { question: { de: 'Für wie viele Personen?', en: 'For how many people?' }, max: 10 },
  },
  {
    id: 'beglaubigung',
    name: { de: 'Kopie oder Unterschrift beglaubigen', en: 'Certify a copy or signature' },
    group: 'bescheinigungen',
    words: {
      de: ['Beglaubigung', 'beglaubigte Kopie', 'Zeugnis', 'Abschrift', 'Unterschrift', 'Diplom'],
      en: ['certified copy', 'certify', 'notarise', 'diploma', 'signature', 'transcript'],
    },
    documents: [
      identity,
      { de: 'Das Original und, falls vorhanden, die Kopie', en: 'The original and, if you have one, the copy' },
      { de: 'Für eine Unterschrift: erst hier unterschreiben', en: 'For a signature: sign it here, not before' },
    ],
    facts: [
      {
        de: 'Nicht für Personenstandsurkunden und Grundstückssachen',
        en: 'Not for civil status certificates or matters of real estate',
      },
    ],
    promiseSeconds: minutes(15),
    durationSeconds: minutes(6),
    handling: { kind: 'counter', queue },
    quantity: { question: { de: 'Wie viele Schriftstücke?', en: 'How many documents?' }, max: 10 },
  },
  {
    id: 'lebensbescheinigung',
    name: { de: 'Lebensbescheinigung', en: 'Life certificate' },
    group: 'bescheinigungen',
    words: {
      de: ['Rente aus dem Ausland', 'Lebensnachweis', 'Rentenversicherung', 'Bestätigung'],
      en: ['proof of life', 'foreign pension', 'pension'],
    },
    documents: [identity, { de: 'Formular der Rentenstelle', en: 'The form of the pension office' }],
    facts: [{ de: 'Für die Rente gebührenfrei', en: 'Free of charge for pensions' }],
    promiseSeconds: minutes(10),
    durationSeconds: minutes(4),
    handling: { kind: 'counter', queue },
  },
  {
    id: 'melderegisterauskunft',
    name: { de: 'Auskunft aus dem Melderegister', en: 'Information from the residents register' },
    group: 'bescheinigungen',
    words: {
      de: [
        'Adresse suchen',
        'jemanden finden',
        'Schuldner',
        'Anschrift einer Person',
        'Klassentreffen',
        'eigene Daten',
      ],
      en: ['find a person', 'find an address', 'residents register', 'debtor', 'own data'],
    },
    documents: [
      identity,
      {
        de: 'Name und frühere Anschrift oder Geburtsdatum der gesuchten Person',
        en: 'Name and former address or date of birth of the person',
      },
    ],
    facts: [{ de: 'Gebührenpflichtig, auch wenn niemand gefunden wird', en: 'A fee is due even if nobody is found' }],
    promiseSeconds: minutes(15),
    durationSeconds: minutes(6),
    handling: { kind: 'counter', queue },
  },
  {
    id: 'fischereischein',
    name: { de: 'Fischereischein', en: 'Fishing licence' },
    group: 'bescheinigungen',
    words: {
      de: ['angeln', 'Angelschein', 'Fischen', 'Fischerprüfung', 'Jugendfischereischein'],
      en: ['fishing', 'angling', 'fishing permit'],
    },
    documents: [
      identity,
      {
        de: 'Zeugnis der Fischerprüfung oder bisheriger Fischereischein',
        en: 'Certificate of the fishing exam or your present licence',
      },
      { de: 'Ein Passfoto', en: 'One photo' },
    ],
    facts: [{ de: 'Gleich zum Mitnehmen', en: 'Ready at once' }],
    promiseSeconds: minutes(15),
    durationSeconds: minutes(8),
    handling: { kind: 'counter', queue },
  },
]
