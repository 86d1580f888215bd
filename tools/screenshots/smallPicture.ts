// PNG with at most 256 colours, a third as large as the browser's own: every new set of pictures stays in the repository for good.
import { crc32, deflateSync } from 'node:zlib'
import { createCanvas, loadImage } from '@napi-rs/canvas'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const mostColours = 256

/** Draws a PNG anew, no wider than `mostPixelsWide`, with its most frequent colours; rare ones become the nearest of them. */
export async function smallPicture(png: Buffer, mostPixelsWide: number): Promise<Buffer> {
  const image = await loadImage(png)
  const share = Math.min(1, mostPixelsWide / image.width)
  const canvas = createCanvas(Math.round(image.width * share), Math.round(image.height * share))
  const { width, height } = canvas
  const context = canvas.getContext('2d')
  context.drawImage(image, 0, 0, width, height)
  const { data } = context.getImageData(0, 0, width, height)

  const pixels = Uint32Array.from({ length: width * height }, (_, pixel) =>
    colourOf(data[pixel * 4], data[pixel * 4 + 1], data[pixel * 4 + 2]),
  )
  const { palette, places } = paletteOf(pixels)
  // Each line begins with its filter: none.
  const lines = Buffer.alloc((width + 1) * height)
  for (let pixel = 0; pixel < pixels.length; pixel++)
    lines[pixel + Math.floor(pixel / width) + 1] = places.get(pixels[pixel] ?? 0) ?? 0

  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  const colours = Buffer.from(palette.flatMap(partsOf))
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const colourOf = (red = 0, green = 0, blue = 0): number => (red << 16) | (green << 8) | blue
const partsOf = (colour: number): number[] => [colour >> 16, (colour >> 8) & 255, colour & 255]

/** The colours that are kept, and for every colour of the picture the place of the one that stands for it. */
function paletteOf(pixels: Uint32Array) {
  const counts = new Map<number, number>()
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  const byFrequency = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))
  const palette = byFrequency.slice(0, mostColours)
  const parts = palette.map(partsOf)
  const places = new Map(
    byFrequency.map((colour, place) => [colour, place < mostColours ? place : nearest(colour, parts)]),
  )
  return { palette, places }
}

function nearest(colour: number, parts: readonly (readonly number[])[]): number {
  const wanted = partsOf(colour)
  const distances = parts.map((part) => part.reduce((sum, value, at) => sum + (value - (wanted[at] ?? 0)) ** 2, 0))
  return distances.indexOf(Math.min(...distances))
}

/** A part of the file: its length, name, content and check sum (PNG, third edition, 5.3). */
function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(content.length, 0)
  frame.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)])
}
