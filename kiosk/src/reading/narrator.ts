// Watches the page and says what a person who sees would notice: a new screen, the focus, a message, a switch.

import type { TextTools } from '../../../ui/language.ts'
import { controlsIn, scopeOf } from './controls.ts'
import { contentOf, tidy } from './names.ts'
import { pronounced, spokenControl, spokenScreen } from './spoken.ts'

/** `queued`: after what is being said; otherwise instead of it. */
export type Say = (sentences: readonly string[], element: Element, queued: boolean) => void

export interface Narrator {
  /** The screen from its beginning. */
  screen(): void
  close(): void
}

/** A screen that builds itself changes several times in this span; it is read when it stands. */
const settleMs = 120
const live = '[role="status"], [role="alert"], [aria-live="polite"], [aria-live="assertive"], output'

/** Begins with how it is used and the screen that is shown; `words` are those of the language shown. */
export function createNarrator(say: Say, words: Pick<TextTools, 't'>, page: Document = document): Narrator {
  let timer: ReturnType<typeof setTimeout> | undefined
  let shown = ''
  let told = new Map<Element, string>()
  /** What stands in the fields. */
  let typed = ''
  /** The control that was spoken of last, as it was said. */
  let said = ''

  const read = (element: Element) => tidy(contentOf(element))
  const headingOf = (scope: HTMLElement) => scope.querySelector('h1')
  const identity = (scope: HTMLElement) => {
    const heading = headingOf(scope)
    return `${scope.id} ${scope.tagName} ${heading ? read(heading) : ''}`
  }
  const fieldsOf = (scope: HTMLElement) => [...scope.querySelectorAll('input')].map(({ value }) => value).join(' ')
  const remember = (scope: HTMLElement) => {
    typed = fieldsOf(scope)
    told = new Map([...scope.querySelectorAll(live)].map((region) => [region, read(region)]))
  }

  function focused(scope: HTMLElement): { readonly element: HTMLElement; readonly text: string } | null {
    const controls = controlsIn(scope)
    const element = page.activeElement
    return element instanceof HTMLElement && controls.includes(element)
      ? { element, text: spokenControl(element, controls, words) }
      : null
  }

  function screen(opening: readonly string[] = []): void {
    clearTimeout(timer)
    const scope = scopeOf(page)
    shown = identity(scope)
    remember(scope)
    const control = focused(scope)
    said = control?.text ?? ''
    say([...opening, ...spokenScreen(scope, words), ...(control ? [control.text] : [])], scope, false)
  }

  /** What has changed on the screen that was read already. */
  function look(): void {
    const scope = scopeOf(page)
    if (identity(scope) !== shown) {
      screen()
      return
    }
    const control = focused(scope)
    const field = fieldsOf(scope)
    if (field !== typed) say([field === '' ? words.t('access.spoken.empty') : field], scope, false)
    else if (control && control.text !== said) say([control.text], control.element, false)
    said = control?.text ?? ''
    for (const region of scope.querySelectorAll(live)) {
      const text = read(region)
      if (text !== '' && text !== told.get(region)) say([pronounced(text, words)], region, true)
    }
    remember(scope)
  }

  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(look, settleMs)
  }
  const observer = new MutationObserver(soon)
  observer.observe(page.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['aria-pressed', 'aria-checked', 'open', 'disabled', 'lang'],
  })
  const events = ['input', 'change', 'click'] as const
  for (const name of events) page.addEventListener(name, soon)
  // Away and back again is heard, too.
  const moved = () => {
    said = ''
    soon()
  }
  page.addEventListener('focusin', moved)
  screen([words.t('access.spoken.how')])

  return {
    screen: () => screen(),
    close() {
      clearTimeout(timer)
      observer.disconnect()
      for (const name of events) page.removeEventListener(name, soon)
      page.removeEventListener('focusin', moved)
    },
  }
}
