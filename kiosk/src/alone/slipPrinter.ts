import type { InjectionKey } from 'vue'
import type { IssuedView } from '../../../shared/views.ts'

/** A printer that a kiosk reaches without the server. */
export interface SlipPrinter {
  /** True when the slip is out; false when there is none and the number must be noted. Never rejects. */
  print(issued: IssuedView): Promise<boolean>
}

export const slipPrinterKey: InjectionKey<SlipPrinter> = Symbol('slip printer')

export const noSlipPrinter: SlipPrinter = { print: async () => false }
