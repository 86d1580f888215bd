import type { InjectionKey } from 'vue'

/** A reader of codes that stand on paper or on a phone. */
export interface Scanner {
  /** Hands over each code that was read; returns what stops it. */
  listen(onCode: (code: string) => void): () => void
}

export const scannerKey: InjectionKey<Scanner> = Symbol('scanner')

/** What is used of the window. */
export interface KeySource {
  addEventListener(type: 'keydown', listener: (event: KeyboardEvent) => void, capture: boolean): void
  removeEventListener(type: 'keydown', listener: (event: KeyboardEvent) => void, capture: boolean): void
}

/** A scanner types this fast; people do not. */
const fastestHumanMs = 50
const shortestCode = 4

/**
 * A scanner that types: letters in quick succession, ended by Enter. The Enter of a scan reaches nobody else, since it would
 * press whatever button has the focus.
 */
export function typingScanner(keys: KeySource): Scanner {
  return {
    listen(onCode) {
      let typed = ''
      let last = Number.NEGATIVE_INFINITY
      const onKey = (event: KeyboardEvent) => {
        if (event.ctrlKey || event.altKey || event.metaKey) return
        const quick = event.timeStamp - last <= fastestHumanMs
        last = event.timeStamp
        if (event.key === 'Enter') {
          const code = quick ? typed : ''
          typed = ''
          if (code.length < shortestCode) return
          event.preventDefault()
          event.stopPropagation()
          onCode(code)
        } else if (event.key.length === 1) typed = (quick ? typed : '') + event.key
      }
      keys.addEventListener('keydown', onKey, true)
      return () => keys.removeEventListener('keydown', onKey, true)
    },
  }
}
