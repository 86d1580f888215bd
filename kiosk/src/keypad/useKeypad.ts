// A keypad beside the screen does all that a finger does (rule A6).
import { onScopeDispose } from 'vue'
import type { Keypad, KeypadKey } from '../../../shared/accessSettings.ts'
import { controlAfter, controlsIn, type Move, scopeOf } from '../reading/controls.ts'
import { createKeyGate } from './keyGate.ts'

export interface KeypadActs {
  /** null while the plan is not there yet. */
  readonly keypad: () => Keypad | null
  back(): void
  help(): void
  /** Reading aloud on and off. */
  speech(): void
  again(): void
  louder(by: 1 | -1): void
  faster(by: 1 | -1): void
}

function moveOf(key: 'up' | 'down' | 'left' | 'right'): Move {
  if (key === 'up' || key === 'down') return key
  const rightToLeft = document.documentElement.dir === 'rtl'
  return (key === 'right') === rightToLeft ? 'previous' : 'next'
}

function pressFocused(): void {
  const element = document.activeElement
  if (element instanceof HTMLElement && controlsIn(scopeOf()).includes(element)) element.click()
}

/** Listens as long as the scope lives. Keys that somebody before has taken, a scanner's, are left alone. */
export function useKeypad(acts: KeypadActs): void {
  const gate = createKeyGate(acts.keypad)
  /** A control that can no longer be pressed loses the focus to nothing: the way goes on from its place. */
  let last: Element | null = null
  const onFocus = (event: FocusEvent) => {
    last = event.target instanceof Element ? event.target : null
  }
  function here(): Element | null {
    const element = document.activeElement
    return element === document.body && last?.isConnected && scopeOf().contains(last) ? last : element
  }

  function back(): void {
    const dialog = scopeOf().closest('dialog')
    // As the Escape key does it: whoever opened the dialog decides what that means.
    if (dialog) dialog.dispatchEvent(new Event('cancel', { cancelable: true }))
    else acts.back()
  }
  function move(key: 'up' | 'down' | 'left' | 'right'): void {
    controlAfter(controlsIn(scopeOf()), here(), moveOf(key))?.focus({ preventScroll: true })
  }
  const does: Readonly<Record<KeypadKey, () => void>> = {
    up: () => move('up'),
    down: () => move('down'),
    left: () => move('left'),
    right: () => move('right'),
    ok: pressFocused,
    back,
    help: acts.help,
    speech: acts.speech,
    again: acts.again,
    louder: () => acts.louder(1),
    quieter: () => acts.louder(-1),
    faster: () => acts.faster(1),
    slower: () => acts.faster(-1),
  }

  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return
    const pressed = gate(event)
    if (!pressed) return
    // In a field OK sends what was typed, which the field does itself.
    if (pressed.key === 'ok' && pressed.counts && document.activeElement instanceof HTMLInputElement) return
    event.preventDefault()
    event.stopPropagation()
    if (pressed.counts) does[pressed.key]()
  }
  window.addEventListener('keydown', onKey, true)
  window.addEventListener('focusin', onFocus)
  onScopeDispose(() => {
    window.removeEventListener('keydown', onKey, true)
    window.removeEventListener('focusin', onFocus)
  })
}
