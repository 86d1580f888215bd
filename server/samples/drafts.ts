// How the example plans are written down, before the schema has checked them and filled in what is usual.
import type { z } from 'zod'
import type { Plan } from '../../shared/plan.ts'

export type PlanDraft = z.input<typeof Plan>
export type ServiceDraft = PlanDraft['services'][number]
export type QueueDraft = { readonly area: string; readonly prefix: string }
export type TextsDraft = ServiceDraft['name']

/** Seconds in so many minutes. */
export const minutes = (count: number): number => count * 60

/** 001-999, of which the last hundred are for kiosks that have lost the server. */
export const numbersOf = (prefix: string): PlanDraft['numbers'][number] => ({
  prefix,
  first: 1,
  last: 999,
  width: 3,
  offlineFrom: 900,
})

/** Ids of the services for which somebody may wait in a queue. */
export const queuedIds = (...groups: (readonly ServiceDraft[])[]): string[] =>
  groups
    .flat()
    .filter(({ handling }) => handling.kind !== 'elsewhere' && !(handling.kind === 'infostand' && !handling.fallback))
    .map(({ id }) => id)

/** Ids of the services that the info stand settles. */
export const atTheStand = (...groups: (readonly ServiceDraft[])[]): string[] =>
  groups
    .flat()
    .filter(({ handling }) => handling.kind === 'infostand')
    .map(({ id }) => id)
