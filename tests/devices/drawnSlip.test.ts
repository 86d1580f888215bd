import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import * as fc from 'fast-check'
import { encode } from 'uqr'
import { beforeAll, describe, expect, test } from 'vitest'
import { type DrawSlip, loadDrawing } from '../../server/devices/drawnSlip.ts'
import { findProfile, type PrinterProfile } from '../../server/devices/profiles.ts'
import { rasterBands } from '../../server/devices/raster.ts'
import { needsDrawing, slipBytes } from '../../server/devices/slipBytes.ts'
import { layOutTicket, type TicketSlip } from '../../server/devices/ticket.ts'
import ar from '../../shared/languages/ar.json' with { type: 'json' }
import pl from '../../shared/languages/pl.json' with { type: 'json' }
import ro from '../../shared/languages/ro.json' with { type: 'json' }
import tr from '../../shared/languages/tr.json' with { type: 'json' }
import uk from '../../shared/languages/uk.json' with { type: 'json' }
import type { Slip } from '../../shared/slip.ts'
import { type DecodedPart, decodeTickets, epsonLike } from '../support/printerEmulatorPaper.ts'
import { germanTexts, germanTicket } from './sampleTickets.ts'

const profileOf = (id: string): PrinterProfile => {
  const profile = findProfile(id)
  if (!profile) throw new Error(`no profile ${id}`)
  return profile
}
const epson = profileOf('epson-80')

const arabicTicket: TicketSlip = {
  ...germanTicket,
  services: [{ name: 'طلب هوية شخصية (Personalausweis)' }],
  area: 'منطقة الانتظار الزرقاء',
  way: 'إلى الأمام، ثم يمينًا، الباب الأول (1)',
  issuedAt: '23/11/2026، 10:42',
}
const polishTicket: TicketSlip = { ...germanTicket, services: [{ name: 'Wniosek o dowód – zażółć gęślą jaźń' }] }
const slips = {
  arabic: { slip: layOutTicket(arabicTicket, ar.slip, epson), profile: 'epson-80' },
  'arabic-58mm': { slip: layOutTicket(arabicTicket, ar.slip, profileOf('generic-58')), profile: 'generic-58' },
  'polish-generic': { slip: layOutTicket(polishTicket, pl.slip, profileOf('generic-80')), profile: 'generic-80' },
}

let draw: DrawSlip
beforeAll(async () => {
  const loaded = await loadDrawing()
  if (!loaded) throw new Error('nothing draws on this machine')
  draw = loaded
})

type Picture = { readonly width: number; readonly height: number; isDark(x: number, y: number): boolean }

/** What lies on the paper: the bands one below the other. */
const pictureOf = (parts: readonly DecodedPart[]): Picture => {
  const bands = parts.flatMap((part) => (part.kind === 'image' ? [part] : []))
  const width = bands[0]?.widthDots ?? 0
  const bits = Buffer.concat(bands.map((band) => band.bits))
  return {
    width,
    height: bands.reduce((sum, { heightDots }) => sum + heightDots, 0),
    isDark: (x, y) => ((bits[(y * width + x) >> 3] ?? 0) & (0x80 >> (x & 7))) !== 0,
  }
}

const printed = (name: keyof typeof slips) => {
  const { slip, profile: id } = slips[name]
  const profile = profileOf(id)
  const { bytes, folded } = slipBytes(slip, profile, draw)
  const tickets = decodeTickets(bytes, { ...epsonLike, columns: profile.columns })
  expect(folded).toEqual([])
  expect(tickets).toHaveLength(1)
  return { bytes, ticket: tickets[0] as (typeof tickets)[number], profile }
}

const asPng = ({ width, height, isDark }: Picture): Buffer => {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  context.fillStyle = '#000'
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) if (isDark(x, y)) context.fillRect(x, y, 1, 1)
  return canvas.toBuffer('image/png')
}

describe('L7 a slip that no code page holds', () => {
  test.each(Object.keys(slips) as (keyof typeof slips)[])(
    '%s looks like the picture that was looked at',
    async (name) => {
      const { bytes, ticket, profile } = printed(name)
      expect(ticket.parts.every(({ kind }) => kind === 'image' || kind === 'line')).toBe(true)
      expect(ticket.text.trim()).toBe('')
      expect(ticket.cut).toBe(profile.supports.cutter ? 'partial' : 'none')
      const picture = pictureOf(ticket.parts)
      expect(picture.width).toBe(profile.dots)
      expect(bytes.length).toBeLessThan(120_000)

      const path = new URL(`golden/${name}.png`, import.meta.url)
      if (!existsSync(path)) {
        writeFileSync(path, asPng(picture))
        expect.fail(`${name}.png did not exist and was written: look at it and run the test again`)
      }
      const golden = await loadImage(readFileSync(path))
      expect([golden.width, golden.height]).toEqual([picture.width, picture.height])
      const canvas = createCanvas(golden.width, golden.height).getContext('2d')
      canvas.drawImage(golden, 0, 0)
      const { data } = canvas.getImageData(0, 0, golden.width, golden.height)
      let dark = 0
      let other = 0
      for (let y = 0; y < picture.height; y++)
        for (let x = 0; x < picture.width; x++) {
          const was = (data[4 * (y * picture.width + x)] ?? 255) < 128
          if (was) dark++
          if (was !== picture.isDark(x, y)) other++
        }
      // Another version of the rasterizer may set the edge of a letter differently.
      expect(other / dark).toBeLessThan(0.05)
    },
  )

  test('has the code for phones on it, module by module', () => {
    const { ticket, profile } = printed('arabic')
    const picture = pictureOf(ticket.parts)
    const { data, size } = encode(germanTicket.url ?? '', { ecc: 'M', border: 0 })
    const dots = 6
    const left = (profile.dots - size * dots) / 2
    const reads = (top: number) =>
      data.every((row, y) =>
        row.every((dark, x) => picture.isDark(left + x * dots + dots / 2, top + y * dots + dots / 2) === dark),
      )
    const tops = Array.from({ length: picture.height - size * dots }, (_, top) => top).filter(reads)
    expect(tops.length).toBeGreaterThan(0)
  })

  test('begins its lines on the right where the script runs from there, and German lines beside them too', () => {
    const line = (text: string) => ({ kind: 'text', text, align: 'left', size: 1, bold: false }) as const
    const inkOf = (slip: Slip) => {
      const [ticket] = decodeTickets(draw(slip, epson))
      const picture = pictureOf(ticket?.parts ?? [])
      const columns = Array.from({ length: picture.width }, (_, x) => x).filter((x) =>
        Array.from({ length: picture.height }, (_, y) => y).some((y) => picture.isDark(x, y)),
      )
      return { first: columns[0] ?? 0, last: columns.at(-1) ?? 0 }
    }
    expect(inkOf([line('Ihre Nummer')])).toMatchObject({ first: expect.closeTo(4, -1) })
    expect(inkOf([line('رقمك')]).first).toBeGreaterThan(epson.dots / 2)
    const both = inkOf([line('رقمك'), line('Rathausplatz 22')])
    expect(both.first).toBeGreaterThan(epson.dots / 2)
    expect(both.last).toBeGreaterThan(epson.dots - 8)
  })
})

test.each([
  ['German', germanTexts, 'generic-80'],
  ['Turkish', tr.slip, 'epson-80'],
  ['Romanian', ro.slip, 'epson-80'],
  ['Polish', pl.slip, 'epson-80'],
  ['Ukrainian', uk.slip, 'epson-80'],
] as const)('L7 a %s slip is printed in the letters of the printer, on one code page', (_, texts, id) => {
  const profile = profileOf(id)
  // A German name of the town stands on every slip, whatever its language.
  const slip = layOutTicket({ ...germanTicket, services: [{ name: texts.yourNumber }] }, texts, profile)
  expect(needsDrawing(slip, profile)).toBe(false)
  const { bytes } = slipBytes(slip, profile, draw)
  expect(bytes.length).toBeLessThan(4_000)
})

test('L7 without what draws, a slip comes out all the same, its letters replaced', () => {
  const { bytes, folded } = slipBytes(slips.arabic.slip, epson, null)
  expect(folded.length).toBeGreaterThan(0)
  expect(decodeTickets(bytes)[0]?.label).toBe('A042')
})

test('L7 no picture holds what printers take for a real-time command, and none is changed by more than lone dots', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 2, maxLength: 600 }), (bytes) => {
      const width = 16
      const height = Math.floor(bytes.length / 2)
      const isDark = (x: number, y: number) => ((bytes[2 * y + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0
      const sent = Buffer.concat(rasterBands(width, height, isDark))
      for (const second of [0x04, 0x05, 0x14]) expect(sent.includes(Buffer.from([0x10, second]))).toBe(false)
      const [ticket] = decodeTickets(sent)
      const picture = pictureOf(ticket?.parts ?? [])
      expect(picture.height).toBe(height)
      for (let y = 0; y < height; y++)
        for (let x = 0; x < width; x++) if (isDark(x, y)) expect(picture.isDark(x, y)).toBe(true)
    }),
    { examples: [[Uint8Array.from([0x10, 0x04, 0x10, 0x05, 0x10, 0x14])]] },
  )
})
