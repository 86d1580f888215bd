// What a kiosk's page and the print agent on the kiosk's own machine say to each other (rules K33 to K35).
import { z } from 'zod'
import { Label } from './ids.ts'
import { SlipLine, TextLine } from './slip.ts'
import type { PrinterSign } from './views.ts'

/** A line of a slip, or a text that the agent breaks for its paper. */
export const AgentLine = z.union([SlipLine, TextLine.extend({ text: z.string().max(400) })])
export type AgentLine = z.infer<typeof AgentLine>

/** `PUT /jobs/{name}`: the name is chosen by the page, and a job of one name is printed once, however often it is sent. */
export const AgentJob = z.object({ label: Label, slip: z.array(AgentLine).min(1).max(200) })
export type AgentJob = z.infer<typeof AgentJob>

export const AgentJobName = z.string().regex(/^[\w-]{8,80}$/)

/** Answer to that and to `GET /jobs/{name}`. `unconfirmed`: a printer that answers nothing took all of it. */
export interface AgentJobView {
  readonly state: 'queued' | 'sending' | 'printed' | 'not-sent' | 'unknown' | 'unconfirmed'
}

/** `POST /pairing`: the code of the link that the agent has shown, good once. */
export const AgentPairing = z.object({ code: z.string().regex(/^[\w-]{22}$/) })

/** What the page proves itself with from then on, as `Authorization: Bearer …`. */
export interface AgentSecret {
  readonly secret: string
}

/** `GET /printer`. */
export interface AgentPrinterView {
  readonly sign: PrinterSign
  /** Characters across its paper. */
  readonly columns: number
}
