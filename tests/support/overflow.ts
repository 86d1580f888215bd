// Finds what a page cuts off, lays over something else, or would have to scroll for.
import type { Page } from 'playwright-core'

/**
 * Descriptions of all text that is not wholly in sight: outside the window, outside the box that holds it (a button, a tile,
 * a panel, the part of the screen between head and foot), or cut off by one. Less than two pixels are rounding.
 */
export const overflowing = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const slack = 2
    const found: string[] = []
    const boxes =
      'button, .tile, .panel, .middle, .frame > .body, .frame > .head, .frame > .actions, dialog, .ticket, footer'
    const isShown = (element: Element) =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      !element.closest('.unseen, .names, .names + span')
    const told = (text: string, why: string) =>
      found.push(`${why}: ${text.trim().replaceAll(/\s+/g, ' ').slice(0, 60)}`)
    const open = document.querySelector('dialog[open]')
    const texts = document.createTreeWalker(open ?? document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const { parentElement: holder, textContent } = texts.currentNode
      if (!holder || !textContent?.trim() || !isShown(holder)) continue
      const range = document.createRange()
      range.selectNodeContents(texts.currentNode)
      const { bottom, left, right, top } = range.getBoundingClientRect()
      // Ascenders and descenders of tightly set lines reach out of them.
      const tight = slack + Number.parseFloat(getComputedStyle(holder).fontSize) / 4
      if (left < -slack || top < -tight || right > innerWidth + slack || bottom > innerHeight + tight)
        told(textContent, 'window')
      for (
        let box = holder.closest(boxes);
        box && (box === open || !box.contains(open));
        box = box.parentElement?.closest(boxes) ?? null
      ) {
        const edge = box.getBoundingClientRect()
        const outside =
          left < edge.left - slack ||
          right > edge.right + slack ||
          top < edge.top - tight ||
          bottom > edge.bottom + tight
        if (outside) told(textContent, box.className || box.tagName)
      }
      for (let box: Element | null = holder; box; box = box.parentElement) {
        if (getComputedStyle(box).overflow === 'visible') continue
        const edge = box.getBoundingClientRect()
        if (left < edge.left - slack || right > edge.right + slack || bottom > edge.bottom + tight)
          told(textContent, 'cut off')
      }
    }
    return [...new Set(found)]
  })
