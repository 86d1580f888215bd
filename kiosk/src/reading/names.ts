// Names as a screen reader finds them (W3C Accessible Name and Description Computation, as far as our screens use it).

/** Neither shown nor read. */
const skipped = (element: Element) =>
  element.getAttribute('aria-hidden') === 'true' ||
  element.matches('script, style, template') ||
  !element.checkVisibility()

/** The text of an element as it is read: hidden parts left out, alternatives of pictures put in. */
export function contentOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? ''
  if (!(node instanceof Element) || skipped(node)) return ''
  const label = node.getAttribute('aria-label')
  if (label) return label
  if (node instanceof SVGElement) return node.querySelector('title')?.textContent ?? ''
  if (node instanceof HTMLImageElement) return node.alt
  const inner = [...node.childNodes].map(contentOf).join('')
  return getComputedStyle(node).display.startsWith('inline') ? inner : ` ${inner} `
}

export const tidy = (text: string): string => text.replaceAll(/[\s\u00ad]+/g, ' ').trim()

/** What a control is called. */
export function nameOf(element: HTMLElement): string {
  const labelled = element.getAttribute('aria-labelledby')
  if (labelled) {
    const parts = labelled.split(/\s+/).map((id) => element.ownerDocument.getElementById(id))
    return tidy(parts.map((part) => (part ? contentOf(part) : '')).join(' '))
  }
  const label = element.getAttribute('aria-label')
  if (label) return tidy(label)
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
    const named = [...(element.labels ?? [])].map(contentOf).join(' ')
    return tidy(named || element.placeholder)
  }
  return tidy(contentOf(element))
}
