import { minutes, type QueueDraft, type ServiceDraft } from '../drafts.ts'

const identity = { de: 'Ausweis oder Reisepass', en: 'Identity card or passport' }
const photo = { de: 'Ein biometrisches Passfoto', en: 'One biometric photo' }

/** Driving licences, at the counters of `queue`. */
export const licenceServices = (queue: QueueDraft): ServiceDraft[] => [
  {
    id: 'fuehrerschein-umtausch',
    name: { de: 'Führerschein umtauschen', en: 'Exchange a driving licence' },
    group: 'auto',
    words: {
      de: [
        'Pflichtumtausch',
        'alter Führerschein',
        'rosa Lappen',
        'grauer Führerschein',
        'Kartenführerschein',
        'Führerschein verloren',
        'ausländischer Führerschein',
      ],
      en: ['driving licence', "driver's license", 'exchange licence', 'old licence', 'lost licence', 'foreign licence'],
    },
    documents: [
      identity,
      photo,
      { de: 'Bisheriger Führerschein', en: 'Your present driving licence' },
      {
        de: 'Wenn der alte Papierführerschein nicht hier ausgestellt wurde: Karteikartenabschrift der ausstellenden Behörde',
        en: 'If an old paper licence was issued elsewhere: a copy of the record from that authority',
      },
    ],
    facts: [
      {
        de: 'Ausgestellt 2002 bis 2004: umtauschen bis 19. Januar 2027',
        en: 'Issued 2002 to 2004: exchange by 19 January 2027',
      },
      {
        de: 'Ausgestellt 2005 bis 2007: umtauschen bis 19. Januar 2028',
        en: 'Issued 2005 to 2007: exchange by 19 January 2028',
      },
      {
        de: 'Wer vor 1953 geboren ist, hat Zeit bis 19. Januar 2033',
        en: 'If you were born before 1953: by 19 January 2033',
      },
      { de: 'Fertig in etwa 4 Wochen', en: 'Ready in about 4 weeks' },
    ],
    promiseSeconds: minutes(20),
    durationSeconds: minutes(8),
    handling: { kind: 'counter', queue },
  },
  {
    id: 'fuehrerschein-antrag',
    name: { de: 'Führerschein beantragen oder erweitern', en: 'Apply for or extend a driving licence' },
    group: 'auto',
    words: {
      de: [
        'Fahrerlaubnis',
        'Fahrschule',
        'B17',
        'begleitetes Fahren',
        'Motorradführerschein',
        'Lkw',
        'erster Führerschein',
        'Mofa',
      ],
      en: ['first licence', 'driving school', 'learner', 'motorbike licence', 'truck licence', 'extend licence'],
    },
    documents: [
      identity,
      photo,
      { de: 'Bescheinigung über den Sehtest', en: 'Certificate of the eye test' },
      { de: 'Bescheinigung über den Erste-Hilfe-Kurs', en: 'Certificate of the first-aid course' },
      { de: 'Name und Anschrift der Fahrschule', en: 'Name and address of the driving school' },
      {
        de: 'Begleitetes Fahren: Ausweis- und Führerscheinkopien der Begleitpersonen',
        en: 'Accompanied driving: copies of ID and licence of those who will accompany',
      },
    ],
    facts: [{ de: 'Bearbeitung etwa 4 bis 6 Wochen', en: 'Takes about 4 to 6 weeks' }],
    promiseSeconds: minutes(20),
    durationSeconds: minutes(12),
    handling: { kind: 'counter', queue },
  },
  {
    id: 'fuehrerschein-international',
    name: { de: 'Internationaler Führerschein', en: 'International driving permit' },
    group: 'auto',
    words: {
      de: ['Führerschein fürs Ausland', 'Urlaub', 'Mietwagen', 'USA', 'Thailand', 'internationaler Führerschein'],
      en: ['driving abroad', 'IDP', 'rental car', 'holiday', 'international licence'],
    },
    documents: [identity, photo, { de: 'Ihr EU-Kartenführerschein', en: 'Your EU card licence' }],
    facts: [
      { de: 'Sie können ihn gleich mitnehmen', en: 'You can take it with you at once' },
      {
        de: '3 Jahre gültig, nur zusammen mit dem deutschen Führerschein',
        en: 'Valid for 3 years, only together with the German licence',
      },
    ],
    promiseSeconds: minutes(15),
    durationSeconds: minutes(7),
    handling: { kind: 'counter', queue },
  },
]
