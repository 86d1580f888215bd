// The Oberallgäu district office in Sonthofen as an example. The address follows oberallgaeu.org; opening hours, waiting
// areas and desks are made up. Check hours, fees and addresses before real use.
import { closingDays } from './closingDays.ts'
import { atTheStand, minutes, numbersOf, type PlanDraft, queuedIds, type TextsDraft } from './drafts.ts'
import { aufenthalt, auto, gemeinde, info, landkreis } from './groups.ts'
import { otherSite } from './otherSites.ts'
import { placeholderArms } from './placeholderArms.ts'
import { matters, priorities, reasons } from './reasons.ts'
import { districtInfostandServices } from './services/infostand.ts'
import { licenceServices } from './services/licences.ts'
import { districtElsewhereServices } from './services/neighbours.ts'
import { plateServices } from './services/plates.ts'
import { residenceServices } from './services/residence.ts'
import { vehicleServices } from './services/vehicles.ts'
import { districtWelfareServices } from './services/welfare.ts'
import { offeredLanguages } from './translating.ts'

const appointments: TextsDraft = {
  de: 'Termin telefonisch unter 08321 612-900 oder am Infostand',
  en: 'Make an appointment by phone on 08321 612-900 or at the info desk',
}

const vehicles = [
  ...vehicleServices({ area: 'nord', prefix: 'A' }, { area: 'nord', prefix: 'H' }),
  ...plateServices({ area: 'nord', prefix: 'A' }),
]
const licences = licenceServices({ area: 'nord', prefix: 'B' })
const residence = residenceServices({ area: 'sued', prefix: 'C' }, appointments)
const welfare = districtWelfareServices({ area: 'sued', prefix: 'D' })
const infostand = districtInfostandServices({ area: 'nord', prefix: 'B' })

export const sonthofen: PlanDraft = {
  format: 1,
  example: true,
  site: {
    id: 'sonthofen',
    name: { de: 'Landratsamt Oberallgäu', en: 'Oberallgäu District Office' },
    town: 'Sonthofen',
    address: 'Oberallgäuer Platz 2, 87527 Sonthofen',
    timeZone: 'Europe/Berlin',
    transferLetter: 'S',
    look: { arms: placeholderArms },
  },
  languages: [...offeredLanguages],
  hours: {
    periods: [
      {
        weekly: {
          mon: { open: '08:00', close: '16:00', breaks: [{ from: '12:00', to: '13:00' }] },
          tue: { open: '08:00', close: '16:00', breaks: [{ from: '12:00', to: '13:00' }] },
          wed: { open: '08:00', close: '12:00' },
          thu: { open: '08:00', close: '17:30', breaks: [{ from: '12:00', to: '13:00' }] },
          fri: { open: '08:00', close: '12:00' },
          sat: null,
          sun: null,
        },
      },
    ],
    exceptions: closingDays,
    holidays: { state: 'bavaria', assumption: true },
    firstIssueBeforeSeconds: minutes(15),
    lastIssueBeforeSeconds: minutes(15),
  },
  areas: [
    {
      id: 'nord',
      name: { de: 'Wartebereich Nord', en: 'North waiting area' },
      way: { de: 'links durch die Glastür', en: 'left through the glass door' },
    },
    {
      id: 'sued',
      name: { de: 'Wartebereich Süd', en: 'South waiting area' },
      way: { de: 'rechts, am Ende des Flurs', en: 'right, at the end of the corridor' },
    },
  ],
  groups: [auto, aufenthalt, landkreis, gemeinde, info],
  services: [...vehicles, ...licences, ...residence, ...welfare, ...districtElsewhereServices(), ...infostand],
  desks: [
    {
      id: '1',
      name: { de: '1', en: '1' },
      kind: 'counter',
      area: 'nord',
      services: queuedIds(vehicles),
      backup: queuedIds(licences, infostand),
      way: { de: 'geradeaus', en: 'straight on' },
      arrow: 'ahead',
    },
    {
      id: '2',
      name: { de: '2', en: '2' },
      kind: 'counter',
      area: 'nord',
      services: queuedIds(licences, infostand),
      backup: queuedIds(vehicles),
      way: { de: 'rechts', en: 'on the right' },
      arrow: 'right',
    },
    {
      id: '3',
      name: { de: '3', en: '3' },
      kind: 'counter',
      area: 'sued',
      services: queuedIds(residence),
      backup: queuedIds(welfare),
      way: { de: 'geradeaus', en: 'straight on' },
      arrow: 'ahead',
    },
    {
      id: '4',
      name: { de: '4', en: '4' },
      kind: 'counter',
      area: 'sued',
      services: queuedIds(welfare),
      backup: queuedIds(residence),
      way: { de: 'links', en: 'on the left' },
      arrow: 'left',
    },
    {
      id: 'infostand',
      name: { de: 'Infostand', en: 'Info desk' },
      kind: 'infostand',
      area: 'nord',
      services: atTheStand(infostand, residence),
      way: { de: 'in der Eingangshalle, gegenüber dem Eingang', en: 'in the entrance hall, facing the door' },
      arrow: 'ahead',
    },
  ],
  numbers: ['A', 'B', 'C', 'D', 'H', 'T'].map(numbersOf),
  appointmentPrefix: 'T',
  queue: { missedGraceSeconds: minutes(30) },
  otherSites: [otherSite('kempten')],
  priorities,
  reasons,
  matters,
  kiosks: [{ id: 'eingang', name: { de: 'Automat am Eingang', en: 'Kiosk at the entrance' } }],
  displays: [
    { id: 'nord', name: { de: 'Wartebereich Nord', en: 'North waiting area' }, areas: ['nord'] },
    { id: 'sued', name: { de: 'Wartebereich Süd', en: 'South waiting area' }, areas: ['sued'] },
    { id: 'alle', name: { de: 'Eingangshalle', en: 'Entrance hall' }, areas: ['nord', 'sued'] },
  ],
  usualDesks: 3,
}
