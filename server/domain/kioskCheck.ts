// What the settings of kiosks must keep to: that visitors find their service at one of them, and are sent to none in vain.
import type { Plan } from '../../shared/plan.ts'
import { offeredAt } from './offer.ts'
import type { Report } from './planProblem.ts'

export function checkKiosks(plan: Plan, report: Report): void {
  const services = new Map(plan.services.map((service) => [service.id, service]))
  const kiosks = new Map(plan.kiosks.map((kiosk) => [kiosk.id, kiosk]))
  plan.kiosks.forEach(({ id, neighbour, profile, services: chosen }, at) => {
    const path = `kiosks.${at}`
    chosen?.forEach((service, position) => {
      const known = services.get(service)
      const here = `${path}.services.${position}`
      if (!known) report(here, 'unknown-service', { service })
      else if (known.channel !== 'visit') report(here, 'other-channel', { service })
      else if (!known.listed) report(here, 'service-not-listed', { service }, 'warning')
    })
    if (chosen && profile === 'check-in') report(`${path}.services`, 'services-unused', { kiosk: id }, 'warning')
    if (!neighbour) return
    const other = kiosks.get(neighbour.kiosk)
    const there = `${path}.neighbour.kiosk`
    if (!other) report(there, 'unknown-kiosk', { kiosk: neighbour.kiosk })
    else if (other.id === id) report(there, 'leads-to-itself', { kiosk: id })
    else if (other.profile === 'check-in' && profile !== 'check-in')
      report(there, 'neighbour-without-numbers', { kiosk: other.id }, 'warning')
  })
  const offered = new Set(plan.kiosks.flatMap((kiosk) => offeredAt(plan, kiosk).map(({ service }) => service.id)))
  plan.services.forEach(({ channel, id, listed }, at) => {
    if (channel === 'visit' && listed && !offered.has(id))
      report(`services.${at}`, 'service-at-no-kiosk', { service: id }, 'warning')
  })
}
