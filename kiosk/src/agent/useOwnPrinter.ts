// The printer at the kiosk's own machine: it takes the slips that no printer of the server gets.
import { type InjectionKey, inject } from 'vue'
import type { PrinterId, TicketId } from '../../../shared/ids.ts'
import type { IssuedView, SiteCard } from '../../../shared/views.ts'
import type { TextTools } from '../../../ui/language.ts'
import type { AgentPrintEnd, PrintAgent } from './printAgent.ts'
import { ticketLines } from './ticketLines.ts'

export const printAgentKey: InjectionKey<PrintAgent | null> = Symbol('print agent')

interface House {
  readonly catalogue: { readonly site: SiteCard } | null
  readonly now: number
}

/** Hands slips to the print agent, if there is one; `tell` gets the end of each. */
export function useOwnPrinter(
  house: House,
  texts: Pick<TextTools, 'date' | 't' | 'textOf' | 'time'>,
  tell: (ticket: TicketId, end: AgentPrintEnd) => void,
) {
  const agent = inject(printAgentKey, null)

  const linesOf = (issued: IssuedView) => {
    if (issued.paper.kind === 'screen') return [...issued.paper.slip]
    const site = house.catalogue?.site
    if (!site || !issued.alone) return null
    return ticketLines(issued, { site, at: house.now, notice: texts.t('kiosk.alone.valid') }, texts)
  }

  return {
    /** The number is shown at once; its slip is on the way, under the ticket's own name, so that it comes once. */
    onPaper(issued: IssuedView): IssuedView {
      const slip = agent && linesOf(issued)
      if (!agent || !slip) return issued
      agent.print(issued.ticket, { label: issued.label, slip }).then((end) => tell(issued.ticket, end))
      return { ...issued, paper: { kind: 'printing', printer: 'own' as PrinterId } }
    },
  }
}
