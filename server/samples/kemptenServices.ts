// What Kempten does, and in which queue.
import type { ServiceDraft, TextsDraft } from './drafts.ts'
import { businessServices } from './services/business.ts'
import { certificateServices } from './services/certificates.ts'
import { familyServices } from './services/family.ts'
import { identityServices } from './services/identity.ts'
import { townInfostandServices } from './services/infostand.ts'
import { licenceServices } from './services/licences.ts'
import { movingServices } from './services/moving.ts'
import { townTrafficServices } from './services/neighbours.ts'
import { plateServices } from './services/plates.ts'
import { foreignMovingServices, residenceServices } from './services/residence.ts'
import { vehicleServices } from './services/vehicles.ts'
import { townWelfareServices } from './services/welfare.ts'

const appointments: TextsDraft = {
  de: 'Termin unter www.kempten.de/termine, telefonisch unter 0831 115 oder am Infostand',
  en: 'Make an appointment at www.kempten.de/termine, by phone on 0831 115 or at the info desk',
}

export const identity: readonly ServiceDraft[] = identityServices({ area: 'blau', prefix: 'A' })
export const moving: readonly ServiceDraft[] = movingServices({ area: 'blau', prefix: 'B' })
export const vehicles: readonly ServiceDraft[] = [
  ...vehicleServices({ area: 'gelb', prefix: 'C' }, { area: 'gelb', prefix: 'H' }),
  ...plateServices({ area: 'gelb', prefix: 'C' }),
]
export const licences: readonly ServiceDraft[] = licenceServices({ area: 'gelb', prefix: 'C' })
export const traffic: readonly ServiceDraft[] = townTrafficServices({ area: 'gelb', prefix: 'C' })
export const family: readonly ServiceDraft[] = familyServices({ area: 'gruen', prefix: 'D' }, appointments)
export const certificates: readonly ServiceDraft[] = certificateServices({ area: 'blau', prefix: 'E' })
export const residence: readonly ServiceDraft[] = [
  ...foreignMovingServices({ area: 'gruen', prefix: 'G' }),
  ...residenceServices({ area: 'gruen', prefix: 'G' }, appointments),
]
export const welfare: readonly ServiceDraft[] = [
  ...townWelfareServices({ area: 'gruen', prefix: 'F' }, appointments),
  ...businessServices({ area: 'gruen', prefix: 'F' }),
]
export const infostand: readonly ServiceDraft[] = townInfostandServices({ area: 'blau', prefix: 'E' })
