// The words that are spoken of a screen: where one is, what it says, what can be chosen and which of how many it is (rule A4).
import type { TextKey, TextTools } from '../../../ui/language.ts'
import { controlsIn, isShown } from './controls.ts'
import { contentOf, nameOf, tidy } from './names.ts'

type Words = Pick<TextTools, 't'>

const interactive = 'button, input, select, textarea, a[href], [tabindex="0"]'
/** What is said in one go. */
const blocks = 'h1, h2, h3, p, li, dd, output, time, label, legend, .number'

const label = /\b[A-Z]{1,3}\d{2,4}\b/g
type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9'

/** Numbers of tickets letter by letter and digit by digit, ranges with a word between: no voice reads them otherwise. */
export function pronounced(text: string, { t }: Words): string {
  const spelled = (one: string) =>
    [...one].map((sign) => (/\d/.test(sign) ? t(`board.spoken.digit.${sign as Digit}`) : sign)).join(' ')
  return text
    .replaceAll(label, spelled)
    .replaceAll(/(\d+)\s?[–-]\s?(\d+)/g, (_, low: string, high: string) => t('access.spoken.range', { low, high }))
}

/** Its own sentence, with an end that the voice hears. */
const sentence = (text: string) => (/[.!?:…]$/.test(text) ? text : `${text}.`)

/** Everything that a screen says besides its controls, in reading order. */
export function textsIn(scope: HTMLElement): readonly string[] {
  const found: string[] = []
  for (const block of scope.querySelectorAll<HTMLElement>(blocks)) {
    if (block.closest(interactive) || !isShown(block)) continue
    if (block.parentElement?.closest(blocks)?.closest('p, h1, h2, h3, dd')) continue
    // A list item that only holds controls or paragraphs is read by them.
    if (block.matches('li') && block.querySelector(`${interactive}, p, h2`)) continue
    if (block.matches('label') && block.querySelector('input')) continue
    const said = tidy(contentOf(block))
    if (said === '') continue
    const term = block.matches('dd') ? block.previousElementSibling : null
    found.push(term?.matches('dt') ? `${tidy(contentOf(term))}: ${said}` : said)
  }
  return found
}

type State = 'pressed' | 'notPressed' | 'checked' | 'notChecked'

function stateOf(element: HTMLElement): State | null {
  const pressed = element.getAttribute('aria-pressed')
  if (pressed !== null) return pressed === 'true' ? 'pressed' : 'notPressed'
  const ticked =
    element instanceof HTMLInputElement && /checkbox|radio/.test(element.type)
      ? element.checked
      : element.hasAttribute('aria-checked')
        ? element.getAttribute('aria-checked') === 'true'
        : null
  return ticked === null ? null : ticked ? 'checked' : 'notChecked'
}

function kindOf(element: HTMLElement): 'button' | 'field' | 'box' | 'link' {
  if (element.matches('input[type="checkbox"], input[type="radio"], [role="checkbox"], [role="radio"]')) return 'box'
  if (element.matches('input, textarea')) return 'field'
  return element.matches('a[href]') ? 'link' : 'button'
}

/** "Ausweis und Pass. Taste. 3 von 8." */
export function spokenControl(element: HTMLElement, controls: readonly HTMLElement[], words: Words): string {
  const { t } = words
  const kind = kindOf(element)
  const state = stateOf(element)
  const at = controls.indexOf(element)
  const parts = [nameOf(element), t(`access.spoken.kind.${kind}` satisfies TextKey)]
  if (kind === 'field') {
    const { value } = element as HTMLInputElement
    parts.push(value === '' ? t('access.spoken.empty') : value)
  }
  if (state) parts.push(t(`access.spoken.state.${state}` satisfies TextKey))
  if (at >= 0) parts.push(t('access.spoken.position', { position: at + 1, count: controls.length }))
  return parts.map((part) => sentence(pronounced(part, words))).join(' ')
}

/** A whole screen: its texts, how much can be chosen, and each choice that is no key of a keyboard. */
export function spokenScreen(scope: HTMLElement, words: Words): readonly string[] {
  const controls = controlsIn(scope)
  const choices = controls.flatMap((control, at) =>
    control.closest('.keyboard, footer, .aid-keys')
      ? []
      : [words.t('access.spoken.choice', { position: at + 1, name: nameOf(control) })],
  )
  const count = words.t('access.spoken.choices', { count: controls.length })
  const texts = textsIn(scope).map((text) => sentence(pronounced(text, words)))
  return [
    ...texts,
    ...(controls.length > 0 ? [sentence(count)] : []),
    ...choices.map((one) => sentence(pronounced(one, words))),
  ]
}
