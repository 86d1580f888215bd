import { describe, expect, test } from 'vitest'
import { pagesOf, rootPixels } from '../../kiosk/src/sizes.ts'

describe('K sizes', () => {
  test.each([
    [32, 30],
    [27, 36],
    [21.5, 44],
  ])('the smallest text on %d inch is at least %d px', (inches, pixels) => {
    // The smallest text is 3 rem.
    expect(Math.ceil(rootPixels(1080, 1920, inches) * 3)).toBeGreaterThanOrEqual(pixels)
    expect(rootPixels(1920, 1080, inches)).toBe(rootPixels(1080, 1920, inches))
  })

  test.each([21.5, 27, 32])('a target of 7 rem is at least 20 mm on %d inch', (inches) => {
    const millimetresAPixel = (inches * 25.4) / Math.hypot(1080, 1920)
    expect(rootPixels(1080, 1920, inches) * 7 * millimetresAPixel).toBeGreaterThanOrEqual(20)
  })

  test('other resolutions show the same picture', () => {
    expect(rootPixels(2160, 3840, 32)).toBe(20)
    expect(rootPixels(1440, 800, 32)).toBeCloseTo(7.41)
    expect(rootPixels(1080, 1600, 32)).toBeCloseTo(8.33)
  })

  test('a screen larger than 32 inch is read from as near', () => {
    expect(rootPixels(1080, 1920, 55)).toBe(10)
  })
})

describe('K lists are paged, never scrolled', () => {
  const room = { height: 430, columns: 1, gap: 10, pager: 90 }
  const rows = (count: number, height = 100) => Array.from({ length: count }, () => height)

  test('all on one page where they fit', () => {
    expect(pagesOf(rows(4), room)).toEqual([0])
    expect(pagesOf([], room)).toEqual([0])
  })

  test('else the bar that turns pages takes its room', () => {
    expect(pagesOf(rows(5), room)).toEqual([0, 3])
    expect(pagesOf(rows(7), room)).toEqual([0, 3, 6])
  })

  test('rows of several columns are as high as their highest', () => {
    expect(pagesOf([100, 300, 100, 100, 100], { ...room, columns: 2 })).toEqual([0, 2])
  })

  test('a row that is too high for any page has a page of its own', () => {
    expect(pagesOf([900, 100, 900], room)).toEqual([0, 1, 2])
  })
})
