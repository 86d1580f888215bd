import type { Picture } from './qrDecoder.ts'

/** Reads QR codes off a picture; null: there is none. */
export type QrReader = (video: HTMLVideoElement) => Promise<string | null>

/** What is used of the browser's own detector (Shape Detection API). */
interface OwnDetector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>
}
interface OwnDetectors {
  new (options: { readonly formats: readonly string[] }): OwnDetector
  getSupportedFormats(): Promise<readonly string[]>
}

async function ownDetector(): Promise<OwnDetector | null> {
  const Detectors = (globalThis as { readonly BarcodeDetector?: OwnDetectors }).BarcodeDetector
  if (!Detectors) return null
  const formats = await Detectors.getSupportedFormats().catch((): readonly string[] => [])
  return formats.includes('qr_code') ? new Detectors({ formats: ['qr_code'] }) : null
}

/** A code fills a good part of the picture; more pixels only take longer. */
const mostPixelsWide = 640

function pictures(): (video: HTMLVideoElement) => Picture | null {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  return (video) => {
    if (!context || video.videoWidth === 0) return null
    const scale = Math.min(1, mostPixelsWide / video.videoWidth)
    canvas.width = Math.round(video.videoWidth * scale)
    canvas.height = Math.round(video.videoHeight * scale)
    context.drawImage(video, 0, 0, canvas.width, canvas.height)
    return context.getImageData(0, 0, canvas.width, canvas.height)
  }
}

/** The browser's own detector, else a decoder that comes from our own server. No picture leaves the page or is kept. */
export async function openQrReader(): Promise<QrReader> {
  const detector = await ownDetector()
  if (detector) return async (video) => (await detector.detect(video))[0]?.rawValue ?? null
  const { decodeQr } = await import('./qrDecoder.ts')
  const pictureOf = pictures()
  return async (video) => {
    const picture = pictureOf(video)
    return picture && decodeQr(picture)
  }
}
