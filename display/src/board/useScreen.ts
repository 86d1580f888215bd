import { onScopeDispose, type Ref, ref, shallowRef } from 'vue'

/** Size of the window in CSS pixels. */
export function useScreen(): Readonly<Ref<{ readonly width: number; readonly height: number }>> {
  const size = () => ({ width: window.innerWidth, height: window.innerHeight })
  const screen = shallowRef(size())
  const measure = () => {
    screen.value = size()
  }
  window.addEventListener('resize', measure)
  onScopeDispose(() => window.removeEventListener('resize', measure))
  return screen
}

const probePx = 100
/** More texts than a board shows in a day. */
const mostMeasured = 2_000

/** The width of a text in em, set as a call is or, `light`, as the words beside it. */
export type TextWidth = (text: string, light?: 'light') => number

/** Measures texts. It reads a ref, so that whatever was measured before the font had come is measured again. */
export function useTextWidth(): TextWidth {
  const loaded = ref(false)
  const probe = document.createElement('span')
  probe.className = 'number'
  probe.setAttribute('aria-hidden', 'true')
  probe.style.cssText = `position: fixed; visibility: hidden; white-space: pre; font-size: ${probePx}px; line-height: 1`
  document.body.append(probe)
  onScopeDispose(() => probe.remove())
  const { fontFamily } = getComputedStyle(probe)
  /** Each measurement lays the page out: what was measured once is known. */
  const measured = new Map<string, number>()
  document.fonts.load(`750 ${probePx}px ${fontFamily}`).finally(() => {
    measured.clear()
    loaded.value = true
  })
  return (text, light) => {
    void loaded.value
    const key = `${light ?? ''} ${text}`
    const known = measured.get(key)
    if (known !== undefined) return known
    if (measured.size >= mostMeasured) measured.clear()
    probe.style.fontWeight = light ? '400' : ''
    probe.textContent = text
    const width = probe.getBoundingClientRect().width / probePx
    measured.set(key, width)
    return width
  }
}
