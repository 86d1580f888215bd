// The town's colours on a page (ui/tokens.css uses them where they are set).
import { watchEffect } from 'vue'
import type { LookView } from '../shared/lookSetting.ts'

/** Follows the look of the site that is shown; without one the page keeps its own colours. */
export function useTownLook(look: () => LookView | undefined): void {
  const { style } = document.documentElement
  watchEffect(() => {
    const { accent, accentOnDark } = look() ?? {}
    style.setProperty('--town', accent ?? null)
    style.setProperty('--town-dark', accentOnDark ?? null)
  })
}
