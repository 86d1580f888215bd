// What a kiosk of the site offers, by its profile (rule K16).
import type { KioskId, ServiceId } from '../../shared/ids.ts'
import type { Kiosk } from '../../shared/kioskSettings.ts'
import type { Plan, Service } from '../../shared/plan.ts'

export const kioskIn = ({ kiosks }: Plan, id: KioskId): Kiosk | null => kiosks.find((one) => one.id === id) ?? null

/** A service at a kiosk; `listed` false: answers lead there, it is not chosen itself. */
export interface Offered {
  readonly service: Service
  readonly listed: boolean
}

/** In the order of the plan: what visitors choose from at the kiosk, and what answers to the questions of these lead to. */
export function offeredAt(plan: Plan, kiosk: Pick<Kiosk, 'profile' | 'services'>): readonly Offered[] {
  if (kiosk.profile === 'check-in') return []
  const visits = plan.services.filter(({ channel }) => channel === 'visit')
  const chosen = kiosk.services === null ? null : new Set(kiosk.services)
  if (!chosen) return visits.map((service) => ({ service, listed: service.listed }))
  const led = new Set(visits.filter(({ id }) => chosen.has(id)).flatMap(leadsTo))
  return visits
    .filter(({ id }) => chosen.has(id) || led.has(id))
    .map((service) => ({ service, listed: service.listed && chosen.has(service.id) }))
}

const leadsTo = ({ questions }: Service): readonly ServiceId[] =>
  questions.flatMap(({ options }) => options.flatMap((option) => option.leadsTo ?? []))
