// How long a screen may stand without a sign of the visitor before they are asked whether they are still there (rule K2).
import type { Step } from './steps.ts'

const afterPrinting = 20

/**
 * Printed, the number is in the visitor's hand and the visit is over. Otherwise they need the `usual` time: to write the number down, or,
 * with something `chosen` that has none yet, to go on.
 */
export const quietSeconds = (step: Step, chosen: number, usual: number): number =>
  step.screen === 'ticket' && step.issued.paper.kind === 'printing' && chosen === 0
    ? Math.min(usual, afterPrinting)
    : usual
