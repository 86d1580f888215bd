// How the printer at the kiosk's own machine is.
import { defineStore } from 'pinia'
import { inject, onScopeDispose, shallowRef } from 'vue'
import type { PrinterSign } from '../../../shared/views.ts'
import { printAgentKey } from '../agent/useOwnPrinter.ts'

const everyMs = 5_000

export const useOwnPrinterSign = defineStore('own printer', () => {
  const agent = inject(printAgentKey, null)
  /** null: the kiosk has none, or nothing is known of it yet. */
  const sign = shallowRef<PrinterSign | null>(null)
  if (agent) {
    const look = async () => {
      sign.value = await agent.sign()
    }
    look()
    const timer = setInterval(look, everyMs)
    onScopeDispose(() => clearInterval(timer))
  }
  return { sign }
})
