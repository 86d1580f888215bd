// Sizes on a page as a person meets them, in millimetres of the glass.
import type { Page } from 'playwright-core'

interface Glass {
  readonly diagonalInches: number
  /** Only what lies in this part of the screen, from the top; without it everything. */
  readonly belowShare?: number
}

/**
 * What is smaller than it may be: targets under 20 mm either way, capitals under 0.7° of sight from 0.6 m (7.3 mm; EN 301 549, 5.1.4;
 * capitals of Atkinson Hyperlegible Next are 0.668 em high). With `belowShare` also what reaches above that share of the height.
 * A slip that is shown as it would be printed is a picture of paper; the card beside it says the same.
 */
export const tooSmall = (page: Page, { diagonalInches, belowShare = 0 }: Glass): Promise<readonly string[]> =>
  page.evaluate(
    ({ inches, share }) => {
      const millimetres = (inches * 25.4) / Math.hypot(innerWidth, innerHeight)
      const scope = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body
      const seen = (element: Element) =>
        element.checkVisibility({ visibilityProperty: true }) && !element.closest('.unseen, .slip-paper, .upper-half')
      const found: string[] = []
      const told = (element: Element, what: string) =>
        found.push(`${what}: ${(element.textContent || element.outerHTML).trim().replaceAll(/\s+/g, ' ').slice(0, 50)}`)

      for (const target of scope.querySelectorAll('button, input, a[href], label:has(input)')) {
        if (!seen(target) || (target.matches('input') && target.closest('label'))) continue
        const { width, height, top } = target.getBoundingClientRect()
        const least = Math.min(width, height) * millimetres
        if (least < 19.95) told(target, `target of ${least.toFixed(1)} mm`)
        if (top < innerHeight * share - 1) told(target, 'too high up')
      }
      const texts = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT)
      while (texts.nextNode()) {
        const { parentElement: holder, textContent } = texts.currentNode
        if (!holder || !textContent?.trim() || !seen(holder)) continue
        const capital = Number.parseFloat(getComputedStyle(holder).fontSize) * 0.668 * millimetres
        if (capital < 7.3) told(holder, `capitals of ${capital.toFixed(1)} mm`)
        if (holder.getBoundingClientRect().top < innerHeight * share - 1) told(holder, 'too high up')
      }
      return [...new Set(found)]
    },
    { inches: diagonalInches, share: belowShare },
  )
