// What stands on a ticket, laid out once for the printer and for the screen.
import { longestQrData, type Slip, type SlipLine } from '../../shared/slip.ts'
import { readable, type TextStyle, textLines, wrap } from './slip.ts'

/** A ticket as its holder needs it; every text is in the holder's language. */
export type TicketSlip = {
  readonly town: string
  readonly site: string
  readonly label: string
  readonly services: readonly { readonly name: string; readonly quantity?: number }[]
  readonly area: string
  /** How to get to the area from where the slip comes out. */
  readonly way: string
  /** Local time of the appointment, `10:40`; `away`: it was taken today, and until then the holder may be anywhere. */
  readonly appointment?: { readonly time: string; readonly away: boolean } | null
  /** Tickets that will probably be called before; null when that is not known. */
  readonly ahead: number | null
  /** Expected wait in minutes, already rounded (rule E); null when there is no estimate. */
  readonly wait: { readonly low: number; readonly high: number } | null
  /** What the service promises, in minutes. */
  readonly promiseMinutes?: number
  /** Address of the own-ticket page; null: no QR code and no word about phones. */
  readonly url: string | null
  /** Date and time of issue, formatted for reading. */
  readonly issuedAt: string
  /** A reprint says so. */
  readonly copy: boolean
  /** Printed where the kiosk did not show them before. */
  readonly documents?: readonly string[]
  /** What closes out of the hours today. */
  readonly closures?: readonly { readonly time: string; readonly reason: string }[]
  readonly notices: readonly string[]
}

/** The texts under `slip` in a language file; `{name}` stands for a value. */
export type SlipTexts = Readonly<
  Record<
    | 'yourNumber'
    | 'copy'
    | 'quantity'
    | 'ahead'
    | 'aheadNobody'
    | 'wait'
    | 'waitRange'
    | 'waitUpTo'
    | 'waitAbout'
    | 'waitShort'
    | 'waitUnknown'
    | 'promise'
    | 'documents'
    | 'phone'
    | 'phoneHow'
    | 'notInOrder'
    | 'appointment'
    | 'appointmentAt'
    | 'appointmentAway'
    | 'closure'
    | 'errandMinutes'
    | 'errandLine'
    | 'errandShow'
    | 'numberThere'
    | 'goTo'
    | 'travelMinutes'
    | 'arriveScan'
    | 'arriveShow'
    | 'bring'
    | 'openDays'
    | 'bringHow',
    string
  >
>

export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => `${values[name] ?? whole}`)

/** Under five minutes a range would claim more than anybody knows. */
const waitText = ({ low, high }: { low: number; high: number }, texts: SlipTexts): string => {
  if (high < 5) return texts.waitShort
  if (low <= 0) return fill(texts.waitUpTo, { high })
  return fill(low === high ? texts.waitAbout : texts.waitRange, { low, high })
}

export const centred: TextStyle = { align: 'center', size: 1, bold: false }
export const left: TextStyle = { align: 'left', size: 1, bold: false }
export const large: TextStyle = { align: 'left', size: 2, bold: true }
export const rule: SlipLine = { kind: 'rule' }
export const gap: SlipLine = { kind: 'feed', lines: 1 }

/** The whole label on one line, as large as the paper allows and at most 8 × 8. */
export const labelLine = (label: string, columns: number): SlipLine[] =>
  textLines(label, { ...centred, size: 8, bold: true }, columns)

const item = (text: string, columns: number): SlipLine[] =>
  wrap(text, columns - 2).map((line, index) => ({ kind: 'text', text: `${index === 0 ? '- ' : '  '}${line}`, ...left }))

/** What the QR code says; null for an address that is no URL or too long for a code. */
export const qrOf = (url: string | null): string | null => {
  const qr = url !== null && URL.canParse(url) ? new URL(url).href : null
  return qr === null || qr.length > longestQrData ? null : qr
}

/**
 * Lays a ticket out for a paper of `columns` characters (font A: 48 at 80 mm, 32 at 58 mm). An address that is no URL or too
 * long for a QR code is left out with all talk of phones: a slip without a code is better than one with a code that fails.
 */
export const layOutTicket = (ticket: TicketSlip, texts: SlipTexts, { columns }: { readonly columns: number }): Slip => {
  const put = (text: string, style: TextStyle): SlipLine[] => textLines(text, style, columns)
  const services = ticket.services.map(({ name, quantity = 1 }) =>
    quantity > 1 ? fill(texts.quantity, { quantity, service: name }) : name,
  )
  const ahead = ticket.ahead === 0 ? texts.aheadNobody : `${ticket.ahead}`
  // A ticket of which neither is known waits no more: its copy is told no wait.
  const waits = ticket.ahead !== null || ticket.wait !== null
  const outlook = [
    ...(waits
      ? [...put(texts.wait, left), ...put(ticket.wait ? waitText(ticket.wait, texts) : texts.waitUnknown, large)]
      : []),
    ...(ticket.ahead === null ? [] : [...put(texts.ahead, left), ...put(ahead, large)]),
    ...(ticket.promiseMinutes === undefined ? [] : put(fill(texts.promise, { minutes: ticket.promiseMinutes }), left)),
  ]
  const appointment = ticket.appointment
    ? [
        ...put(texts.appointment, left),
        ...put(fill(texts.appointmentAt, { time: ticket.appointment.time }), large),
        ...(ticket.appointment.away ? put(texts.appointmentAway, left) : []),
        rule,
      ]
    : []
  const qr = qrOf(ticket.url)
  const documents = ticket.documents ?? []

  return [
    ...put(ticket.town, { ...centred, bold: true }),
    ...put(ticket.site, centred),
    gap,
    ...(ticket.copy ? put(texts.copy, { ...centred, size: 2, bold: true }) : []),
    ...put(texts.yourNumber, centred),
    ...labelLine(ticket.label, columns),
    gap,
    ...services.flatMap((service) => put(service, large)),
    rule,
    ...put(ticket.area, large),
    ...put(ticket.way, left),
    rule,
    ...appointment,
    ...(outlook.length === 0 ? [] : [...outlook, rule]),
    ...(documents.length === 0
      ? []
      : [...put(texts.documents, { ...left, bold: true }), ...documents.flatMap((text) => item(text, columns)), rule]),
    ...(qr === null
      ? []
      : [
          { kind: 'qr', data: qr } as const,
          ...put(texts.phone, { ...centred, bold: true }),
          ...put(texts.phoneHow, centred),
          rule,
        ]),
    ...put(texts.notInOrder, { ...left, bold: true }),
    ...(ticket.closures ?? []).flatMap((closure) => put(fill(texts.closure, closure), { ...left, bold: true })),
    ...ticket.notices.filter((notice) => readable(notice) !== '').flatMap((notice) => put(notice, left)),
    gap,
    ...put(ticket.issuedAt, centred),
    { kind: 'cut' },
  ]
}
