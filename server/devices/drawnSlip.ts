// Slips that no code page of a printer holds are drawn, and sent as a picture: Arabic, and whatever else a printer has no letters for.
import { createRequire } from 'node:module'
import type { SKRSContext2D } from '@napi-rs/canvas'
import { encode } from 'uqr'
import { directionOfTexts } from '../../shared/languages/habits.ts'
import type { Slip, SlipLine } from '../../shared/slip.ts'
import { asciiAddress, cutOrFeed, qrModuleDots, startOfSlip } from './escpos.ts'
import type { PrinterProfile } from './profiles.ts'
import { rasterBands } from './raster.ts'

/** Draws a whole slip as wide as the paper of the profile; the bytes print it and cut it off. */
export type DrawSlip = (slip: Slip, profile: PrinterProfile) => Buffer

/** Latin as on the screens; the others hold what it lacks. Each is registered under a name of its own, so that this order holds. */
const fonts = [
  [
    'Lotse Latin',
    '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
  ],
  [
    'Lotse Latin Ext',
    '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2',
  ],
  ['Lotse Cyrillic', '@fontsource-variable/noto-sans/files/noto-sans-cyrillic-wght-normal.woff2'],
  ['Lotse Arabic', '@fontsource-variable/noto-sans-arabic/files/noto-sans-arabic-arabic-wght-normal.woff2'],
] as const
const families = fonts.map(([name]) => `"${name}"`).join(', ')

/** In dots, for characters of size 1: as high as a printer's own, whose font A is 12 × 24 on lines of 30. */
const letterDots = 26
const lineDots = 34
/** Larger characters stand closer. */
const largeLineDots = 28
const ruleDots = 2
/** Thin strokes are lost on thermal paper. */
const weights = { normal: 500, bold: 800 }
const quietModules = 4

const heightOf = (line: SlipLine, profile: PrinterProfile): number => {
  switch (line.kind) {
    case 'text':
      return line.size === 1 ? lineDots : line.size * largeLineDots
    case 'rule':
      return lineDots
    case 'feed':
      return line.lines * lineDots
    case 'qr':
      return qrOf(line.data, profile).side
    case 'cut':
      return 0
  }
}

const qrOf = (data: string, profile: PrinterProfile) => {
  const address = asciiAddress(data)
  const { data: modules, size } = encode(address, { ecc: 'M', border: quietModules })
  const dots = qrModuleDots(address, profile.dots)
  return { modules, dots, side: size * dots }
}

function drawText(
  canvas: SKRSContext2D,
  line: Extract<SlipLine, { kind: 'text' }>,
  { top, height, width, rtl }: { top: number; height: number; width: number; rtl: boolean },
) {
  const setSize = (dots: number) => {
    canvas.font = `${line.bold ? weights.bold : weights.normal} ${dots}px ${families}`
  }
  const asked = line.size * letterDots
  setSize(asked)
  const { width: needed } = canvas.measureText(line.text)
  // Set smaller rather than cut off.
  if (needed > width) setSize((asked * width) / needed)
  const edge = rtl && line.align !== 'center' ? (line.align === 'left' ? 'right' : 'left') : line.align
  canvas.direction = rtl && /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(line.text) ? 'rtl' : 'ltr'
  canvas.textAlign = edge
  canvas.fillText(line.text, { left: 0, center: width / 2, right: width }[edge], top + height / 2)
}

function drawQr(canvas: SKRSContext2D, { modules, dots, side }: ReturnType<typeof qrOf>, top: number, width: number) {
  const left = Math.floor((width - side) / 2)
  modules.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (dark) canvas.fillRect(left + x * dots, top + y * dots, dots, dots)
    })
  })
}

/**
 * Loads what draws, once; null where the machine has no binary of it or the fonts are missing. It is not loaded before the first
 * slip that needs it.
 */
export const loadDrawing = async (): Promise<DrawSlip | null> => {
  const canvasPackage = await import('@napi-rs/canvas').catch(() => null)
  if (!canvasPackage) return null
  const { GlobalFonts, createCanvas } = canvasPackage
  const { resolve } = createRequire(import.meta.url)
  try {
    for (const [name, file] of fonts) if (!GlobalFonts.registerFromPath(resolve(file), name)) return null
  } catch {
    return null
  }

  return (slip, profile) => {
    const width = profile.dots
    const height = slip.reduce((sum, line) => sum + heightOf(line, profile), 0)
    const rtl = directionOfTexts(slip.flatMap((line) => (line.kind === 'text' ? [line.text] : []))) === 'rtl'
    const canvas = createCanvas(width, Math.max(1, height)).getContext('2d')
    canvas.fillStyle = '#fff'
    canvas.fillRect(0, 0, width, height)
    canvas.fillStyle = '#000'
    canvas.textBaseline = 'middle'
    let top = 0
    for (const line of slip) {
      const own = heightOf(line, profile)
      if (line.kind === 'text') drawText(canvas, line, { top, height: own, width, rtl })
      else if (line.kind === 'rule') canvas.fillRect(0, top + (own - ruleDots) / 2, width, ruleDots)
      else if (line.kind === 'qr') drawQr(canvas, qrOf(line.data, profile), top, width)
      top += own
    }
    const { data } = canvas.getImageData(0, 0, width, Math.max(1, height))
    const isDark = (x: number, y: number) => (data[4 * (y * width + x)] ?? 255) < 128
    return Buffer.concat([startOfSlip, ...rasterBands(width, Math.max(1, height), isDark), cutOrFeed(profile)])
  }
}
