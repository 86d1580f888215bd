// A ticket laid out for a paper width: what the printer prints and what a kiosk without a printer shows.
import { z } from 'zod'

/** Longest address that goes into a QR code; keeps the code small enough for 58 mm paper and a phone's camera. */
export const longestQrData = 300

export const TextLine = z.object({
  kind: z.literal('text'),
  /** Fits the width it was laid out for: at most columns ÷ size characters. */
  text: z.string().max(96),
  /** `left` is where lines begin: on the right in scripts that run from right to left. */
  align: z.enum(['left', 'center', 'right']),
  /** Multiple of the normal character in both directions, 1 to 8. */
  size: z.int().min(1).max(8),
  bold: z.boolean(),
})

export const SlipLine = z.discriminatedUnion('kind', [
  TextLine,
  /** A line across the paper. */
  z.object({ kind: z.literal('rule') }),
  /** Empty lines. */
  z.object({ kind: z.literal('feed'), lines: z.int().min(1).max(10) }),
  /** A QR code, centred; printable ASCII only. */
  z.object({
    kind: z.literal('qr'),
    data: z
      .string()
      .min(1)
      .max(longestQrData)
      .regex(/^[\x21-\x7e]+$/),
  }),
  z.object({ kind: z.literal('cut') }),
])
export type SlipLine = z.infer<typeof SlipLine>

export const Slip = z.array(SlipLine).min(1).max(1_000)
export type Slip = z.infer<typeof Slip>
