import { describe, expect, test } from 'vitest'
import { pageSize, rootPixels, rowsIn } from '../../kiosk/src/sizes.ts'

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
  const size = { row: 100, gap: 10 }

  test('as many rows as fit', () => {
    expect(rowsIn(430, size)).toBe(4)
    expect(rowsIn(429, size)).toBe(3)
    expect(rowsIn(20, size)).toBe(1)
  })

  test('the pager takes its room only where there is more than one page', () => {
    expect(pageSize(8, 2, 430, size, 90)).toBe(8)
    expect(pageSize(9, 2, 430, size, 90)).toBe(6)
  })
})
