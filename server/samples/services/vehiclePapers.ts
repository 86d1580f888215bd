// What people bring to the vehicle counters, and what they are asked.
import type { ServiceDraft, TextsDraft } from '../drafts.ts'

export const identity: TextsDraft = {
  de: 'Ausweis, oder Reisepass mit Meldebescheinigung',
  en: 'Identity card, or passport with confirmation of residence',
}
export const insurance: TextsDraft = {
  de: 'eVB-Nummer der Versicherung (7 Zeichen)',
  en: 'eVB number from your insurer (7 characters)',
}
export const tax: TextsDraft = {
  de: 'IBAN für den Einzug der Kfz-Steuer (SEPA-Mandat)',
  en: 'IBAN for the vehicle tax (direct debit mandate)',
}
export const part1: TextsDraft = {
  de: 'Zulassungsbescheinigung Teil I (Fahrzeugschein)',
  en: 'Registration certificate part I (Fahrzeugschein)',
}
export const part2: TextsDraft = {
  de: 'Zulassungsbescheinigung Teil II (Fahrzeugbrief)',
  en: 'Registration certificate part II (Fahrzeugbrief)',
}
export const inspection: TextsDraft = {
  de: 'Nachweis der gültigen Hauptuntersuchung (TÜV)',
  en: 'Proof of a valid general inspection (TÜV)',
}
export const mandate: TextsDraft = {
  de: 'Wenn Sie für jemand anderen kommen: Vollmacht und dessen Ausweis',
  en: 'If you come for somebody else: a power of attorney and their identity card',
}
export const online: TextsDraft = {
  de: 'Mit Online-Ausweis auch ohne Besuch möglich (i-Kfz)',
  en: 'Can also be done without a visit with the online ID (i-Kfz)',
}
export const howMany: ServiceDraft['quantity'] = {
  question: { de: 'Wie viele Fahrzeuge?', en: 'How many vehicles?' },
  max: 5,
}

/** Whoever has reserved a plate brings the number of the reservation. */
export const plateReserved: NonNullable<ServiceDraft['questions']>[number] = {
  id: 'reserviert',
  text: { de: 'Haben Sie ein Kennzeichen reserviert?', en: 'Have you reserved a plate?' },
  options: [
    {
      id: 'ja',
      name: { de: 'Ja', en: 'Yes' },
      documents: [
        {
          de: 'Nummer der Reservierung Ihres Kennzeichens und die PIN, wenn Sie eine haben',
          en: 'The number of the reservation of your plate, and the PIN if you have one',
        },
      ],
    },
    { id: 'nein', name: { de: 'Nein', en: 'No' } },
  ],
}
