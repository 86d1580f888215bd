import { Plan } from '../../shared/plan.ts'
import { kempten } from './kempten.ts'
import { sonthofen } from './sonthofen.ts'

/** The example plans that an empty data folder starts with: Kempten and Sonthofen, in German and English. */
export const samplePlans: readonly Plan[] = [kempten, sonthofen].map((draft) => Plan.parse(draft))
