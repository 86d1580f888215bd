// The slip of a number that the kiosk gave without the server: what it knows, in the visitor's language, for the agent to break into lines.
import type { AgentLine } from '../../../shared/agentRequests.ts'
import type { IssuedView, SiteCard } from '../../../shared/views.ts'
import type { TextTools } from '../../../ui/language.ts'

type Words = Pick<TextTools, 'date' | 't' | 'textOf' | 'time'>
type Style = Partial<Pick<Extract<AgentLine, { kind: 'text' }>, 'align' | 'bold' | 'size'>>

/** What the agent takes of one text. */
const longest = 400

const line = (text: string, { align = 'left', bold = false, size = 1 }: Style = {}): AgentLine[] =>
  text.trim() === '' ? [] : [{ kind: 'text', text: text.slice(0, longest), align, bold, size }]
const rule = { kind: 'rule' } as const
const gap = { kind: 'feed', lines: 1 } as const
const centred = { align: 'center' } as const
const large = { size: 2, bold: true } as const

export function ticketLines(
  issued: IssuedView,
  { site, at, notice }: { readonly site: SiteCard; readonly at: number; readonly notice: string },
  { date, t, textOf, time }: Words,
): AgentLine[] {
  return [
    ...line(site.town, { ...centred, bold: true }),
    ...line(textOf(site.name), centred),
    gap,
    ...line(t('slip.yourNumber'), centred),
    ...line(issued.label, { ...centred, size: 8, bold: true }),
    gap,
    ...issued.services.flatMap((name) => line(textOf(name), large)),
    rule,
    ...line(textOf(issued.area), large),
    ...line(textOf(issued.way)),
    rule,
    ...line(notice, { bold: true }),
    ...(issued.url === null
      ? []
      : [
          { kind: 'qr', data: issued.url } as const,
          ...line(t('slip.phone'), { ...centred, bold: true }),
          ...line(t('slip.phoneHow'), centred),
          rule,
        ]),
    ...line(t('slip.notInOrder'), { bold: true }),
    gap,
    ...line(`${date(at)}, ${t('common.clock', { time: time(at) })}`, centred),
    { kind: 'cut' },
  ]
}
