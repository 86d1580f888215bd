import { Plan } from '../../shared/plan.ts'
import { kempten } from './kempten.ts'
import { sonthofen } from './sonthofen.ts'
import { translated } from './translating.ts'

/** The example plans that an empty data folder starts with: Kempten and Sonthofen, in every language that they have. */
export const samplePlans: readonly Plan[] = [kempten, sonthofen].map((draft) => Plan.parse(translated(draft)))
