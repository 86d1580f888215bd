import { type App, type InjectionKey, inject, onBeforeUnmount, provide, watch } from 'vue'
import { type Press, type Shortcut, shortcutOf } from '../shortcuts.ts'

/** The keys of the page or of one dialog. */
interface Layer {
  readonly handlers: Map<Shortcut, () => void>
}

export interface Shortcuts {
  readonly base: Layer
  /** Lays a new layer over the others: from now on its keys alone act. */
  push(): Layer
  drop(layer: Layer): void
  stop(): void
}

type KeyTarget = Pick<EventTarget, 'addEventListener' | 'removeEventListener'>

const fields = 'input:not([type=radio],[type=checkbox],[type=button]), textarea, select, [contenteditable="true"]'

/** Listens for shortcuts until `stop()`; a key acts at most once however long it is held. */
export function openShortcuts(target: KeyTarget): Shortcuts {
  const base: Layer = { handlers: new Map() }
  const layers = [base]

  const listen = (event: Event) => {
    const pressed = event as KeyboardEvent
    if (pressed.defaultPrevented) return
    if (heldOnButton(pressed)) return pressed.preventDefault()
    const shortcut = shortcutOf(pressOf(pressed))
    const handler = shortcut && layers.at(-1)?.handlers.get(shortcut)
    if (!handler) return
    pressed.preventDefault()
    handler()
  }
  target.addEventListener('keydown', listen)

  return {
    base,
    push() {
      const layer: Layer = { handlers: new Map() }
      layers.push(layer)
      return layer
    },
    drop(layer) {
      const index = layers.indexOf(layer)
      if (index > 0) layers.splice(index, 1)
    },
    stop: () => target.removeEventListener('keydown', listen),
  }
}

const pressOf = (event: KeyboardEvent): Press => ({
  key: event.key,
  code: event.code,
  altKey: event.altKey,
  ctrlKey: event.ctrlKey,
  metaKey: event.metaKey,
  shiftKey: event.shiftKey,
  repeat: event.repeat,
  inField: (event.target as Partial<Element> | null)?.matches?.(fields) === true,
  altGraph: event.getModifierState?.('AltGraph') === true,
})

/** Browsers click a button again and again while Enter is held on it. */
const heldOnButton = ({ repeat, key, target }: KeyboardEvent) =>
  repeat && (key === 'Enter' || key === ' ') && (target as Partial<Element> | null)?.matches?.('button, a') === true

const shortcutsKey: InjectionKey<Shortcuts> = Symbol('shortcuts')
const layerKey: InjectionKey<Layer> = Symbol('layer of shortcuts')

export function provideShortcuts(app: App, shortcuts: Shortcuts): void {
  app.provide(shortcutsKey, shortcuts)
  app.provide(layerKey, shortcuts.base)
}

/** A key of the page, or of the dialog around this component, for as long as it is mounted. */
export function useShortcut(shortcut: () => Shortcut | undefined, handler: () => void): void {
  const layer = inject(layerKey)
  const release = (taken: Shortcut | undefined) => {
    if (taken !== undefined && layer?.handlers.get(taken) === handler) layer.handlers.delete(taken)
  }
  watch(
    shortcut,
    (wanted, before) => {
      release(before)
      if (wanted !== undefined) layer?.handlers.set(wanted, handler)
    },
    { immediate: true },
  )
  onBeforeUnmount(() => release(shortcut()))
}

/** For a dialog: while it is mounted, its keys alone act. */
export function useShortcutLayer(): void {
  const shortcuts = inject(shortcutsKey)
  if (!shortcuts) return
  const layer = shortcuts.push()
  provide(layerKey, layer)
  onBeforeUnmount(() => shortcuts.drop(layer))
}
