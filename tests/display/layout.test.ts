import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { callFontPx, layOut, type Screen, type Widths } from '../../display/src/board/layout.ts'

const hall: Screen = { width: 1920, height: 1080, diagonalInches: 55, farthestSeatMetres: 5 }
/** As measured: "A042", "Info", "Schalter 7". */
const usual: Widths = { label: 2.55, sign: 1.85, desk: 4.35, deskPart: 4.35, area: 0 }
/** "SAB1234" and counter "12". */
const long: Widths = { label: 4.4, sign: 1.3, desk: 4.9, deskPart: 4.9, area: 0 }

describe('the size of a call', () => {
  test.each([
    [5, 97],
    [8, 155],
  ])('EN 301 549 5.1.4: %i m at 55 inch need capitals of %i pixels', (farthestSeatMetres, capital) => {
    expect(Math.floor(callFontPx({ ...hall, farthestSeatMetres }) * 0.668)).toBe(capital)
  })

  test('is the same share of the distance on every screen', () => {
    fc.assert(
      fc.property(
        fc.record({
          width: fc.integer({ min: 640, max: 3840 }),
          height: fc.integer({ min: 480, max: 3840 }),
          diagonalInches: fc.integer({ min: 20, max: 120 }),
          farthestSeatMetres: fc.integer({ min: 1, max: 20 }),
        }),
        (screen) => {
          const mmPerPx = (screen.diagonalInches * 25.4) / Math.hypot(screen.width, screen.height)
          const capitalMm = callFontPx(screen) * 0.668 * mmPerPx
          expect(capitalMm).toBeGreaterThanOrEqual(screen.farthestSeatMetres * 12.22 - 0.001)
          // And not more than a pixel and a half above it: space is scarce.
          expect(capitalMm).toBeLessThan(screen.farthestSeatMetres * 12.22 + 2 * mmPerPx)
        },
      ),
    )
  })
})

describe('what fits', () => {
  test('four rows beside the large call in a hall of 5 m', () => {
    expect(layOut(hall, usual)).toMatchObject({ ok: true, callPx: 146, rows: 4, rowKind: 'line', portrait: false })
  })

  test('upright, the rows stand below the large call', () => {
    expect(layOut({ ...hall, width: 1080, height: 1920 }, usual)).toMatchObject({
      ok: true,
      portrait: true,
      callPx: 146,
    })
  })

  test('labels of three letters and four digits get narrower rows, not smaller ones', () => {
    const layout = layOut(hall, long)
    expect(layout).toMatchObject({ ok: true, callPx: 146 })
    expect(layout.ok && layout.rowKind).not.toBe('line')
    expect(layout.ok && layout.rows).toBeGreaterThan(0)
    expect(layOut({ ...hall, width: 1080, height: 1920 }, long)).toMatchObject({ ok: true, callPx: 146 })
  })

  test('more rows than fit are refused with the number that would', () => {
    expect(layOut(hall, usual, 5)).toEqual({ ok: false, rowsThatFit: 4 })
    expect(layOut(hall, usual, 2)).toMatchObject({ ok: true, rows: 2 })
  })

  test('a screen that is too small for the distance is refused', () => {
    expect(layOut({ ...hall, diagonalInches: 32, farthestSeatMetres: 10 }, usual)).toEqual({
      ok: false,
      rowsThatFit: 0,
    })
  })

  test('a screen without room for earlier calls shows the large one alone, unless they were asked for', () => {
    const wide = { ...usual, sign: 7 }
    expect(layOut(hall, wide)).toMatchObject({ ok: true, rows: 0, largePx: 1920 })
    expect(layOut(hall, wide, 1)).toEqual({ ok: false, rowsThatFit: 0 })
  })

  test('B8 rows of several areas name them where calls leave room, and are as large as without', () => {
    const several = { ...usual, sign: 0.6, area: 2.4 }
    expect(layOut(hall, several)).toMatchObject({ ok: true, rows: 4, rowKind: 'line', callPx: 146, areaPx: 48 })
    expect(layOut(hall, { ...several, area: 20 })).toMatchObject({ ok: true, rows: 4, callPx: 146, areaPx: 0 })
    expect(layOut({ ...hall, width: 3840, height: 2160 }, several)).toMatchObject({ ok: true, rows: 4, areaPx: 96 })
  })

  test('whatever is not refused holds its calls in full size', () => {
    fc.assert(
      fc.property(
        fc.record({
          width: fc.integer({ min: 640, max: 3840 }),
          height: fc.integer({ min: 480, max: 3840 }),
          diagonalInches: fc.integer({ min: 20, max: 120 }),
          farthestSeatMetres: fc.integer({ min: 1, max: 12 }),
        }),
        fc.constantFrom(usual, long),
        (screen, widths) => {
          const layout = layOut(screen, widths)
          if (!layout.ok) return
          const { callPx, numberPx, rows, rowKind, largePx, portrait } = layout
          expect(numberPx).toBeGreaterThanOrEqual(callPx)
          const rowHeight = callPx * (rowKind === 'stacked' ? 2 : 1)
          expect(rows * rowHeight + (portrait ? largePx : 0)).toBeLessThan(screen.height)
          const inRow = rowKind === 'stacked' ? Math.max(widths.label, widths.sign) : widths.label + widths.sign
          if (rows > 0) expect(inRow * callPx).toBeLessThan(screen.width - (portrait ? 0 : largePx))
          expect(widths.label * numberPx).toBeLessThanOrEqual(portrait ? screen.width : largePx)
        },
      ),
    )
  })
})
