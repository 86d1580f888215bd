import { expect, test } from 'vitest'
import { quietSeconds } from '../../kiosk/src/quietSeconds.ts'
import type { Step } from '../../kiosk/src/steps.ts'
import type { IssuedView } from '../../shared/views.ts'

const ticket = (kind: 'printing' | 'screen'): Step => ({ screen: 'ticket', issued: { paper: { kind } } as IssuedView })

test('K2 whoever has the paper in their hand is asked early; whoever reads the number from the screen is not', () => {
  expect(quietSeconds(ticket('printing'), 0, 60)).toBe(20)
  expect(quietSeconds(ticket('printing'), 0, 15)).toBe(15)
  expect(quietSeconds(ticket('screen'), 0, 60)).toBe(60)
  expect(quietSeconds({ screen: 'welcome' }, 0, 60)).toBe(60)
})

test('K8 with concerns that have no number yet the visit is not over: an appointment that checks in leaves the usual time', () => {
  expect(quietSeconds(ticket('printing'), 2, 60)).toBe(60)
})
