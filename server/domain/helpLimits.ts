// How long a call for help at a kiosk lasts, and how many there may be (rule K19).

/** Nobody has said that they come: by then the visitor has gone to look for somebody. */
export const untakenMs = 5 * 60_000
/** Somebody came, and nobody has said that it is done. */
export const takenMs = 10 * 60_000

/** So many calls at one kiosk within that time are no longer answered by a call, but by the way to the stand. */
export const mostHelpCalls = 5
export const helpCallsWithinMs = 10 * 60_000
