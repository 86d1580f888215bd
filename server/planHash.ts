import type { PlanHash } from '../shared/ids.ts'
import type { Plan } from '../shared/plan.ts'
import { canonical } from './operations/canonical.ts'
import { sha256 } from './operations/keys.ts'

/** SHA-256 of the plan's canonical JSON: the same settings always have the same name. */
export const planHash = (plan: Plan): PlanHash => sha256(canonical(plan)) as PlanHash
