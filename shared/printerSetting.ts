// A printer of the plan: what kind it is, and how it is reached.
import { z } from 'zod'
import { PrinterId } from './ids.ts'

export const Printer = z.object({
  id: PrinterId,
  name: z.string().max(80),
  profile: z.string().max(40),
  connection: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('tcp'),
      host: z.string().min(1).max(253),
      port: z.int().min(1).max(65_535).default(9100),
    }),
    z.object({ kind: z.literal('file'), folder: z.string().min(1).max(300) }),
  ]),
})
export type PrinterSetting = z.infer<typeof Printer>
