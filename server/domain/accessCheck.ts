// Whether a kiosk's aids can be used as it hangs and as it is wired (rules A3, A6).
import type { Plan } from '../../shared/plan.ts'
import { type Report, repeated } from './planProblem.ts'

/** EN 301 549, 8.3: what is operated lies between these heights over the floor. */
const lowestMillimetres = 380
const highestMillimetres = 1_220

/** Half the height of a standing 16:9 screen: everything is there when a visitor wants it low. */
const halfMillimetres = (diagonalInches: number) => (diagonalInches * 25.4 * 16) / Math.hypot(16, 9) / 2

export function checkAccess({ kiosks }: Plan, report: Report): void {
  kiosks.forEach(({ diagonalInches, keypad, lowerEdgeMillimetres: edge }, at) => {
    const keys = Object.entries(keypad).flatMap(([name, key]) => (key === null ? [] : [{ name, key }]))
    for (const [position, key] of repeated(keys.map((one) => one.key)))
      report(`kiosks.${at}.keypad.${keys[position]?.name}`, 'key-repeated', { key })
    if (edge === null) return
    const top = Math.round(edge + halfMillimetres(diagonalInches))
    if (edge < lowestMillimetres || top > highestMillimetres)
      report(`kiosks.${at}.lowerEdgeMillimetres`, 'out-of-reach', { from: edge, to: top }, 'warning')
  })
}
