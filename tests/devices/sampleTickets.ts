import type { SlipTexts, TicketSlip } from '../../server/devices/ticket.ts'
import type { TravelSlip } from '../../server/devices/travel.ts'
import de from '../../shared/languages/de.json' with { type: 'json' }
import en from '../../shared/languages/en.json' with { type: 'json' }

export const germanTexts: SlipTexts = de.slip
export const englishTexts: SlipTexts = en.slip

export const germanTicket: TicketSlip = {
  town: 'Stadt Kempten (Allgäu)',
  site: 'Bürgerservice, Rathausplatz 22',
  label: 'A042',
  services: [{ name: 'Personalausweis beantragen' }],
  area: 'Wartebereich Blau',
  way: 'Geradeaus, dann rechts, 1. Tür',
  ahead: 4,
  wait: { low: 10, high: 20 },
  url: 'https://lotse.kempten.de/t/#q83vEjRWeJCrze8SNFZ4kA',
  issuedAt: 'Montag, 23. November 2026, 10:42 Uhr',
  copy: false,
  notices: [],
}

export const englishTicket: TicketSlip = {
  ...germanTicket,
  services: [{ name: 'Apply for an identity card' }],
  area: 'Waiting area Blue',
  way: 'Straight ahead, then right, 1st door',
  issuedAt: 'Monday, 23 November 2026, 10:42',
}

export const longTicket: TicketSlip = {
  ...germanTicket,
  label: 'SKF1042',
  services: [
    {
      name: 'Kraftfahrzeugzulassungsbescheinigung Teil\u00a0II (Fahrzeugbrief) nach Verlust ersetzen lassen',
      quantity: 3,
    },
    { name: 'Wohnsitzummeldung/Nebenwohnungsbestätigung für Meldebescheinigungsempfänger' },
  ],
  area: 'Wartebereich Zulassungsstelle und Führerscheinstelle im Erdgeschoss',
  way: 'An der Informationstheke vorbei, hinter der Glastür links die Treppe hinunter – der Aufzug ist gegenüber',
  ahead: 0,
  wait: { low: 0, high: 15 },
  promiseMinutes: 20,
  documents: [
    'Personalausweis oder Reisepass',
    'Elektronische Versicherungsbestätigung (eVB‑Nummer) der Kraftfahrtversicherung',
  ],
  notices: ['Ihr Anliegen dauert länger. Bitte planen Sie Zeit ein.'],
}

export const travel: TravelSlip = {
  town: 'Stadt Kempten (Allgäu)',
  site: 'Bürgerservice, Rathausplatz 22',
  label: 'KC042',
  service: 'Fahrzeug ummelden',
  destination: 'Landratsamt Oberallgäu',
  address: 'Oberallgäuer Platz 2, 87527 Sonthofen',
  way: 'mit dem Zug oder über die B\u00a019',
  minutes: 35,
  url: 'https://lotse.kempten.de/t/#q83vEjRWeJCrze8SNFZ4kA',
  printedAt: '23.11.2026, 10:42',
}
