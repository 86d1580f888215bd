import { encode } from 'uqr'
import { expect, test } from 'vitest'
import { decodeQr, type Picture } from '../../kiosk/src/camera/qrDecoder.ts'

/** A code as a camera may see it: `pixels` a module, `light` the brightness of the paper, `noise` of the picture. */
function pictureOf(text: string, { pixels = 6, light = 255, dark = 0, noise = 0 } = {}): Picture {
  const { data, size } = encode(text, { border: 4 })
  const width = size * pixels
  const bytes = new Uint8ClampedArray(width * width * 4)
  let seed = 7
  const unrest = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return (seed / 2_147_483_648 - 0.5) * noise
  }
  for (let y = 0; y < width; y++)
    for (let x = 0; x < width; x++) {
      const isDark = data[Math.floor(y / pixels)]?.[Math.floor(x / pixels)] ?? false
      const value = (isDark ? dark : light) + unrest()
      bytes.set([value, value, value, 255], (y * width + x) * 4)
    }
  return { data: bytes, width, height: width }
}

test('K30 the camera reads the code of an appointment and the address on a slip', () => {
  for (const text of ['K7M4Q2', 'https://nummern.kempten.example/t/#AbCdEfGhIjKlMnOpQrStUv'])
    expect(decodeQr(pictureOf(text))).toBe(text)
})

test('K30 it reads small codes, in poor light and with a grainy picture', () => {
  expect(decodeQr(pictureOf('K7M4Q2', { pixels: 3 }))).toBe('K7M4Q2')
  expect(decodeQr(pictureOf('K7M4Q2', { light: 120, dark: 40 }))).toBe('K7M4Q2')
  expect(decodeQr(pictureOf('K7M4Q2', { noise: 90 }))).toBe('K7M4Q2')
})

test('K30 a picture without a code says nothing', () => {
  expect(decodeQr({ data: new Uint8ClampedArray(200 * 200 * 4).fill(255), width: 200, height: 200 })).toBeNull()
})
