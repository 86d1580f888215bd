// What can be chosen on the page, in reading order: the way of the keypad's arrows and of the voice.

const wanted = 'button, input:not([type="hidden"]), select, textarea, a[href], [tabindex="0"]'

/** The part of the page that is in force: the topmost dialog, else the whole. */
export function scopeOf(page: Document = document): HTMLElement {
  return [...page.querySelectorAll<HTMLElement>('dialog[open]')].at(-1) ?? page.body
}

export const isShown = (element: Element): boolean =>
  element.checkVisibility({ visibilityProperty: true, opacityProperty: false }) &&
  element.closest('[aria-hidden="true"], [inert]') === null

/** Everything in the scope that can be pressed or typed into at this moment. */
export function controlsIn(scope: HTMLElement): readonly HTMLElement[] {
  return [...scope.querySelectorAll<HTMLElement>(wanted)].filter(
    (element) => !element.matches(':disabled') && isShown(element),
  )
}

export type Move = 'next' | 'previous' | 'up' | 'down'

/**
 * The control that a move leads to; at the ends it goes on from the other end. From what is no control, a heading for instance, it
 * leads to the nearest one in reading order. `up` and `down` keep the column within a keyboard and otherwise go back and on.
 */
export function controlAfter(
  controls: readonly HTMLElement[],
  from: Element | null,
  move: Move,
  page: Document = document,
): HTMLElement | undefined {
  const column = move === 'up' || move === 'down' ? inKeyboard(controls, from, move) : undefined
  if (column) return column
  const onward = move === 'next' || move === 'down'
  const at = from instanceof HTMLElement ? controls.indexOf(from) : -1
  if (at >= 0) return controls.at((at + (onward ? 1 : -1)) % controls.length)
  if (!from || from === page.body) return onward ? controls[0] : controls.at(-1)
  const isBehind = (one: HTMLElement) => (from.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  return (onward ? controls.find(isBehind) : controls.findLast((one) => !isBehind(one))) ?? controls.at(onward ? 0 : -1)
}

/** The key above or below within the same keyboard; undefined at its edge. */
function inKeyboard(
  controls: readonly HTMLElement[],
  from: Element | null,
  move: 'up' | 'down',
): HTMLElement | undefined {
  const keyboard = from?.closest('.keyboard')
  if (!from || !keyboard) return
  const here = from.getBoundingClientRect()
  const middle = (box: DOMRect) => box.left + box.width / 2
  const rows = controls
    .filter((one) => keyboard.contains(one))
    .map((one) => ({ one, box: one.getBoundingClientRect() }))
    .filter(({ box }) => (move === 'down' ? box.top >= here.bottom : box.bottom <= here.top))
  const row =
    move === 'down' ? Math.min(...rows.map(({ box }) => box.top)) : Math.max(...rows.map(({ box }) => box.top))
  const near = rows.filter(({ box }) => box.top === row)
  return near.sort((a, b) => Math.abs(middle(a.box) - middle(here)) - Math.abs(middle(b.box) - middle(here)))[0]?.one
}
