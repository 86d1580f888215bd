import type { ServiceId } from '../../shared/ids.ts'
import type { PayloadOf } from '../../shared/protocol.ts'

/** A concern that staff have chosen from the list. */
export interface ChosenLeg {
  readonly service: ServiceId
  readonly quantity: number
}

type Wanted = PayloadOf<'ticket:addLeg'>['leg']

/** A quantity is named only where there is one: services that ask for none refuse it. */
export const wantedLeg = ({ service, quantity }: ChosenLeg): Wanted =>
  quantity > 1 ? { service, quantity } : { service }
