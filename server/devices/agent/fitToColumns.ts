// A page does not know the paper of the printer at this machine.
import type { AgentLine } from '../../../shared/agentRequests.ts'
import type { Slip } from '../../../shared/slip.ts'
import { textLines, widthOf } from '../slip.ts'

/** Breaks texts for a paper of so many columns; a large one is set smaller where a word would be broken in two. */
export const fitToColumns = (lines: readonly AgentLine[], columns: number): Slip =>
  lines.flatMap((line) => {
    if (line.kind !== 'text') return line
    const { text, ...style } = line
    // What fits keeps the spaces at its front.
    return widthOf(text) * style.size <= columns && text.length <= 96 ? line : textLines(text, style, columns)
  })
