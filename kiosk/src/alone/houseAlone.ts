// The house as a kiosk without a server may show it: what it last saw, and what it can still keep its word about.
import type { KioskServiceNow, KioskView } from '../../../shared/kioskViews.ts'
import type { OpenState } from '../../../shared/views.ts'
import type { KeptHouse } from './keeper.ts'
import { type Memory, offerOf } from './memory.ts'

/** What a tap leads to; `used-up`: the kiosk has no number for it any more. */
export type NowHere = Omit<KioskServiceNow, 'now'> & { readonly now: KioskServiceNow['now'] | 'used-up' }

/** Nobody knows who waits and who serves; hours, closures and what is done elsewhere are as they were. */
export function serviceAlone(kept: KioskServiceNow, memory: Memory, now: number): NowHere {
  const still = { ...kept, unstaffed: false, waiting: 0, wait: null, there: null, slots: [], longWait: false }
  switch (kept.now) {
    case 'elsewhere':
    case 'appointment':
    case 'infostand':
    case 'contingent-used':
    case 'full':
      return still
    case 'closed':
    case 'number': {
      if (kept.closure && kept.closure.fromAt <= now) return { ...still, now: 'closed' }
      return { ...still, now: offerOf(memory, kept.id, now) ?? (kept.now === 'closed' ? 'closed' : 'used-up') }
    }
  }
}

/** The view that the kiosk last had, as far as it still says something. Slips and other kiosks are not known of. */
export function viewAlone(kept: KioskView, memory: Memory, now: number): KioskView {
  return {
    ...kept,
    clock: { ...kept.clock, now },
    open: openAlone(kept, memory, now),
    printer: { kind: 'screen' },
    neighbour: null,
    rush: false,
    otherSites: [],
  }
}

export function openAlone({ open, siteClosure }: KioskView, { lease }: Memory, now: number): OpenState {
  if (siteClosure && siteClosure.fromAt <= now)
    return { kind: 'closed', reason: siteClosure.reason, holiday: null, nextOpenAt: null }
  const shut = { kind: 'closed', reason: null, holiday: null, nextOpenAt: null } as const
  switch (open.kind) {
    case 'closed':
      return open
    case 'issue-ended':
      return now < open.closeAt ? open : shut
    case 'open':
      if (now < open.lastIssueAt) return open
      return now < open.closeAt ? { kind: 'issue-ended', closeAt: open.closeAt } : shut
    case 'before': {
      const lastIssueAt = Math.max(0, ...(lease?.services ?? []).map((service) => service.lastIssueAt))
      if (now < open.firstIssueAt) return open
      return now < lastIssueAt ? { kind: 'open', lastIssueAt, closeAt: lastIssueAt } : shut
    }
  }
}

/**
 * What time it is at the server, by the kiosk's wall clock, after a start without one. Null when that clock has gone back: after a power
 * cut it may say anything, and numbers would be given past their time.
 */
export function timeAfterStart({ view, wallAt }: KeptHouse, wall: number): number | null {
  return wall < wallAt ? null : view.clock.now + (wall - wallAt) * view.clock.speed
}
