// Finds a QR code in a picture, where the browser cannot do it by itself. Loaded when a camera is opened.
import BinaryBitmap from '@zxing/library/esm/core/BinaryBitmap.js'
import HybridBinarizer from '@zxing/library/esm/core/common/HybridBinarizer.js'
import QRCodeReader from '@zxing/library/esm/core/qrcode/QRCodeReader.js'
import RGBLuminanceSource from '@zxing/library/esm/core/RGBLuminanceSource.js'

/** Four bytes a pixel: red, green, blue, opacity. */
export interface Picture {
  readonly data: Uint8ClampedArray
  readonly width: number
  readonly height: number
}

/** How bright each pixel is, from 0 to 255; green weighs most, as the eye sees it. */
function brightness({ data, width, height }: Picture): Uint8ClampedArray {
  const grey = new Uint8ClampedArray(width * height)
  for (let at = 0; at < grey.length; at++)
    grey[at] = ((data[at * 4] ?? 0) + 2 * (data[at * 4 + 1] ?? 0) + (data[at * 4 + 2] ?? 0)) / 4
  return grey
}

/** What the QR code in the picture says; null where there is none to be read. */
export function decodeQr(picture: Picture): string | null {
  const source = new RGBLuminanceSource(brightness(picture), picture.width, picture.height)
  try {
    return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText()
  } catch {
    // The reader throws for everything that it cannot read, and most pictures show no code.
    return null
  }
}
