// What the other site, or a town hall of the district, does.
import { minutes, type QueueDraft, type ServiceDraft } from '../drafts.ts'

/** What either site does for those who live with the other one. */
const vehiclesAndLicences = [
  'auto-zulassen',
  'auto-ummelden',
  'auto-abmelden',
  'fuehrerschein-umtausch',
  'fuehrerschein-antrag',
]

/** Kempten: parking for residents in `queue`, and vehicles whose holders live in the district. */
export const townTrafficServices = (queue: QueueDraft): ServiceDraft[] => [
  {
    id: 'bewohnerparken',
    name: { de: 'Bewohnerparkausweis', en: 'Residents parking permit' },
    group: 'auto',
    words: {
      de: ['Parkausweis', 'Anwohnerparken', 'Parkplatz', 'parken', 'Handwerkerparken', 'Behindertenparkausweis'],
      en: ['parking', 'parking permit', 'resident parking', 'disabled parking'],
    },
    documents: [
      { de: 'Ausweis oder Reisepass', en: 'Identity card or passport' },
      {
        de: 'Fahrzeugschein; wenn das Auto nicht Ihnen gehört, eine Bestätigung der Halterin oder des Halters',
        en: "Vehicle registration certificate; if the car is not yours, the keeper's confirmation",
      },
    ],
    facts: [{ de: 'Gleich zum Mitnehmen', en: 'Ready at once' }],
    promiseSeconds: minutes(15),
    durationSeconds: minutes(6),
    handling: { kind: 'counter', queue },
  },
  {
    id: 'auto-landkreis',
    name: {
      de: 'Fahrzeug oder Führerschein, Wohnort im Oberallgäu',
      en: 'Vehicle or licence, living in the Oberallgäu district',
    },
    group: 'auto',
    words: {
      de: ['Oberallgäu', 'Landkreis', 'Sonthofen', 'Immenstadt', 'Oberstdorf', 'OA-Kennzeichen', 'Landratsamt'],
      en: ['Oberallgäu', 'district', 'Sonthofen', 'Immenstadt', 'Oberstdorf'],
    },
    promiseSeconds: minutes(20),
    durationSeconds: minutes(12),
    handling: {
      kind: 'elsewhere',
      where: { de: 'Landratsamt Oberallgäu in Sonthofen', en: 'Oberallgäu district office in Sonthofen' },
      address: 'Oberallgäuer Platz 2, 87527 Sonthofen',
      hours: null,
      link: 'https://www.oberallgaeu.org',
      site: 'sonthofen',
      services: vehiclesAndLicences,
    },
  },
]

/** Sonthofen: what town halls do, and vehicles whose holders live in Kempten. */
export const districtElsewhereServices = (): ServiceDraft[] => [
  {
    id: 'personalausweis',
    name: { de: 'Personalausweis oder Reisepass', en: 'Identity card or passport' },
    group: 'gemeinde',
    words: {
      de: ['Perso', 'Ausweis', 'Pass', 'Ausweis verlängern', 'Kinderausweis', 'Führungszeugnis', 'Urkunde'],
      en: ['ID', 'passport', 'identity card', 'certificate of good conduct', 'birth certificate'],
    },
    promiseSeconds: minutes(20),
    durationSeconds: minutes(10),
    handling: {
      kind: 'elsewhere',
      where: {
        de: 'Rathaus der Gemeinde, in der Sie wohnen. In Sonthofen: Stadt Sonthofen.',
        en: 'The town hall of the place where you live. In Sonthofen: Stadt Sonthofen.',
      },
      address: 'Rathausplatz 1, 87527 Sonthofen',
      hours: null,
      link: 'https://www.sonthofen.de',
      site: null,
    },
  },
  {
    id: 'wohnsitz',
    name: { de: 'Wohnsitz an- oder ummelden', en: 'Register a home or change your address' },
    group: 'gemeinde',
    words: {
      de: ['Umzug', 'neue Adresse', 'Anmeldung', 'Ummeldung', 'Meldebescheinigung', 'zugezogen'],
      en: ['moved', 'new address', 'registration', 'proof of address'],
    },
    promiseSeconds: minutes(20),
    durationSeconds: minutes(10),
    handling: {
      kind: 'elsewhere',
      where: {
        de: 'Rathaus der Gemeinde, in der Sie wohnen. In Sonthofen: Stadt Sonthofen.',
        en: 'The town hall of the place where you live. In Sonthofen: Stadt Sonthofen.',
      },
      address: 'Rathausplatz 1, 87527 Sonthofen',
      hours: null,
      link: 'https://www.sonthofen.de',
      site: null,
    },
  },
  {
    id: 'auto-kempten',
    name: { de: 'Fahrzeug oder Führerschein, Wohnort Kempten', en: 'Vehicle or licence, living in Kempten' },
    group: 'gemeinde',
    words: { de: ['Kempten', 'KE-Kennzeichen', 'Stadt Kempten'], en: ['Kempten', 'living in Kempten'] },
    promiseSeconds: minutes(20),
    durationSeconds: minutes(12),
    handling: {
      kind: 'elsewhere',
      where: { de: 'Bürgerservice Kempten', en: 'Kempten Citizen Service' },
      address: 'Rathausplatz 22, 87435 Kempten (Allgäu)',
      hours: null,
      link: 'https://www.kempten.de',
      site: 'kempten',
      services: vehiclesAndLicences,
    },
  },
]
