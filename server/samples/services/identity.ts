// Identity documents; fees as in force since 7 February 2026 (PAuswGebV, PassV).
import { minutes, type QueueDraft, type ServiceDraft } from '../drafts.ts'

const photo = {
  de: 'Biometrisches Passfoto, digital: Code vom Fotostudio, oder Sie machen das Foto hier für 6,00 €',
  en: 'Biometric photo in digital form: the code from a photo studio, or take the photo here for €6.00',
}
const oldDocument = {
  de: 'Bisheriger Personalausweis oder Reisepass, auch wenn er abgelaufen ist',
  en: 'Your present identity card or passport, even if it has expired',
}
const certificate = {
  de: 'Geburts- oder Heiratsurkunde, wenn Sie zum ersten Mal hier beantragen oder Ihr Name sich geändert hat',
  en: 'Birth or marriage certificate if you apply here for the first time or your name has changed',
}

/** Identity cards and passports, at the counters of `queue`. */
export const identityServices = (queue: QueueDraft): ServiceDraft[] => [
  {
    id: 'personalausweis',
    name: { de: 'Personalausweis beantragen', en: 'Apply for an identity card' },
    group: 'ausweis',
    words: {
      de: ['Perso', 'Ausweis', 'Ausweis verlängern', 'Perso verlängern', 'neuer Ausweis', 'Ausweis abgelaufen', 'ID'],
      en: ['ID', 'ID card', 'identity card', 'renew ID', 'new ID', 'expired ID', 'identification'],
    },
    documents: [oldDocument, photo, certificate],
    facts: [
      { de: 'Gebühr ab 24 Jahren: 46,00 € (Stand 2026)', en: 'Fee from the age of 24: €46.00 (as of 2026)' },
      { de: 'Gebühr unter 24 Jahren: 27,60 € (Stand 2026)', en: 'Fee under the age of 24: €27.60 (as of 2026)' },
      { de: 'Fertig in etwa 2 bis 3 Wochen', en: 'Ready in about 2 to 3 weeks' },
      { de: 'Abholung ohne Termin am Infostand', en: 'Pick it up at the info desk, no appointment needed' },
    ],
    promiseSeconds: minutes(15),
    durationSeconds: minutes(10),
    handling: { kind: 'counter', queue },
    quantity: {
      question: { de: 'Für wie viele Personen?', en: 'For how many people?' },
      max: 6,
    },
  },
  {
    id: 'reisepass',
    name: { de: 'Reisepass beantragen', en: 'Apply for a passport' },
    group: 'ausweis',
    words: {
      de: ['Pass', 'Reisepass verlängern', 'Pass abgelaufen', 'Urlaub', 'Express', 'Expresspass', 'USA-Reise'],
      en: ['passport', 'renew passport', 'travel document', 'express passport', 'holiday', 'travel'],
    },
    documents: [oldDocument, photo, certificate],
    facts: [
      { de: 'Gebühr ab 24 Jahren: 70,00 € (Stand 2026)', en: 'Fee from the age of 24: €70.00 (as of 2026)' },
      { de: 'Gebühr unter 24 Jahren: 37,50 € (Stand 2026)', en: 'Fee under the age of 24: €37.50 (as of 2026)' },
      { de: 'Zuschlag für den Expresspass: 32,00 €', en: 'Surcharge for the express passport: €32.00' },
      {
        de: 'Fertig in etwa 4 bis 6 Wochen, als Expresspass in wenigen Werktagen',
        en: 'Ready in about 4 to 6 weeks, an express passport in a few working days',
      },
    ],
    promiseSeconds: minutes(15),
    durationSeconds: minutes(10),
    handling: { kind: 'counter', queue },
    quantity: {
      question: { de: 'Für wie viele Personen?', en: 'For how many people?' },
      max: 6,
    },
    questions: [
      {
        id: 'wer',
        text: { de: 'Für wen ist der Reisepass?', en: 'Who is the passport for?' },
        options: [
          { id: 'erwachsen', name: { de: 'Für Erwachsene', en: 'For adults' } },
          {
            id: 'kind',
            name: { de: 'Für ein Kind unter 18 Jahren', en: 'For a child under the age of 18' },
            leadsTo: 'kinderausweis',
          },
        ],
      },
    ],
  },
  {
    id: 'kinderausweis',
    name: { de: 'Ausweis oder Pass für ein Kind', en: 'Identity card or passport for a child' },
    group: 'ausweis',
    words: {
      de: ['Kinderreisepass', 'Kinderausweis', 'Kinderpass', 'Babypass', 'Ausweis für Baby', 'Pass für mein Kind'],
      en: ['child passport', "child's ID", 'baby passport', 'kids passport', 'passport for my child'],
    },
    documents: [
      { de: 'Das Kind muss mitkommen', en: 'The child must come along' },
      {
        de: 'Zustimmung beider Sorgeberechtigten: gemeinsam kommen oder schriftlich mit Ausweiskopie',
        en: 'Consent of both parents with custody: come together, or in writing with a copy of the ID',
      },
      { de: 'Geburtsurkunde des Kindes', en: "The child's birth certificate" },
      {
        de: 'Bisheriges Ausweisdokument des Kindes, falls vorhanden',
        en: "The child's present document, if there is one",
      },
      photo,
      { de: 'Ausweis der Eltern', en: "The parents' identity documents" },
    ],
    facts: [
      {
        de: 'Kinderreisepässe gibt es seit 2024 nicht mehr. Kinder erhalten einen Personalausweis oder Reisepass.',
        en: "Children's passports ended in 2024. Children get an identity card or a passport.",
      },
      {
        de: 'Personalausweis 27,60 €, Reisepass 37,50 € (Stand 2026)',
        en: 'Identity card €27.60, passport €37.50 (as of 2026)',
      },
    ],
    promiseSeconds: minutes(15),
    durationSeconds: minutes(12),
    handling: { kind: 'counter', queue },
    quantity: {
      question: { de: 'Für wie viele Kinder?', en: 'For how many children?' },
      max: 6,
    },
  },
  {
    id: 'vorlaeufiger-ausweis',
    name: { de: 'Vorläufiger Ausweis oder Pass', en: 'Temporary identity card or passport' },
    group: 'ausweis',
    words: {
      de: ['dringend', 'sofort', 'eilig', 'Notpass', 'Ersatzausweis', 'vorläufiger Reisepass', 'morgen verreisen'],
      en: ['urgent', 'emergency passport', 'temporary ID', 'same day', 'travel tomorrow'],
    },
    documents: [
      oldDocument,
      photo,
      certificate,
      {
        de: 'Für den Reisepass: Nachweis der Reise, zum Beispiel die Buchung',
        en: 'For a passport: proof of the journey, such as the booking',
      },
    ],
    facts: [
      {
        de: 'Vorläufiger Personalausweis: 10,00 €, höchstens 3 Monate gültig',
        en: 'Temporary identity card: €10.00, valid for 3 months at most',
      },
      {
        de: 'Vorläufiger Reisepass: 26,00 €, höchstens 1 Jahr gültig',
        en: 'Temporary passport: €26.00, valid for 1 year at most',
      },
      { de: 'Sie können ihn gleich mitnehmen', en: 'You can take it with you at once' },
    ],
    promiseSeconds: minutes(15),
    durationSeconds: minutes(14),
    handling: { kind: 'counter', queue },
  },
  {
    id: 'online-ausweis',
    name: { de: 'PIN und Online-Ausweis', en: 'PIN and online identification' },
    group: 'ausweis',
    words: {
      de: ['PIN vergessen', 'PIN', 'PIN-Brief', 'eID', 'Online-Ausweisfunktion', 'AusweisApp', 'BundID', 'entsperren'],
      en: ['PIN', 'forgot PIN', 'eID', 'online ID', 'unlock', 'activate eID', 'AusweisApp'],
    },
    documents: [{ de: 'Ihr Personalausweis oder Ihre eID-Karte', en: 'Your identity card or eID card' }],
    facts: [
      { de: 'Gebührenfrei', en: 'Free of charge' },
      { de: 'Sie müssen selbst kommen, eine Vertretung ist nicht möglich', en: 'You must come in person' },
    ],
    promiseSeconds: minutes(10),
    durationSeconds: minutes(5),
    handling: { kind: 'counter', queue },
  },
  {
    id: 'ausweis-verlust',
    name: { de: 'Verlust oder Diebstahl melden', en: 'Report a lost or stolen document' },
    group: 'ausweis',
    words: {
      de: [
        'Ausweis verloren',
        'Perso weg',
        'Pass gestohlen',
        'geklaut',
        'Geldbeutel verloren',
        'wiedergefunden',
        'sperren',
      ],
      en: ['lost ID', 'lost passport', 'stolen', 'lost wallet', 'found again', 'block ID'],
    },
    documents: [
      {
        de: 'Ein anderes Ausweisdokument oder eine Urkunde, falls vorhanden',
        en: 'Another identity document or certificate, if you have one',
      },
      { de: 'Nach einem Diebstahl: Anzeige der Polizei', en: 'After a theft: the police report' },
    ],
    facts: [
      {
        de: 'Sperr-Notruf für den Online-Ausweis, Tag und Nacht: 116 116',
        en: 'To block the online ID, day and night: call 116 116',
      },
    ],
    promiseSeconds: minutes(10),
    durationSeconds: minutes(8),
    handling: { kind: 'counter', queue },
  },
]
