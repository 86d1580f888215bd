import { expect, test } from 'vitest'
import { type ErrandSlip, layOutErrand } from '../../server/devices/errand.ts'
import { encodeSlip } from '../../server/devices/escpos.ts'
import { findProfile } from '../../server/devices/profiles.ts'
import { layOutTicket, type SlipTexts, type TicketSlip } from '../../server/devices/ticket.ts'
import { layOutTravel } from '../../server/devices/travel.ts'
import de from '../../shared/languages/de.json' with { type: 'json' }
import type { Slip } from '../../shared/slip.ts'
import { type DecodedPart, type DecodedTicket, decodeTickets, epsonLike } from '../support/printerEmulatorPaper.ts'
import { expectGoldenBytes, readableBytes } from './goldenFile.ts'
import { englishTexts, englishTicket, germanTexts, germanTicket, longTicket, travel } from './sampleTickets.ts'

const slips: Record<string, { ticket: TicketSlip; texts: SlipTexts; profile: string }> = {
  german: { ticket: germanTicket, texts: germanTexts, profile: 'epson-80' },
  english: { ticket: englishTicket, texts: englishTexts, profile: 'epson-80' },
  'long-names': { ticket: longTicket, texts: germanTexts, profile: 'epson-80' },
  copy: { ticket: { ...germanTicket, copy: true }, texts: germanTexts, profile: 'epson-80' },
  'no-qr': { ticket: { ...germanTicket, url: null, wait: null }, texts: germanTexts, profile: 'epson-80' },
  'control-characters': {
    ticket: {
      ...germanTicket,
      services: [{ name: 'Pass\u001dV\u0000 \u001b@ \u0010\u0014\u0001\u0000\u0001 beantragen' }],
    },
    texts: germanTexts,
    profile: 'epson-80',
  },
  appointment: {
    ticket: { ...germanTicket, appointment: { time: '10:15', away: false }, ahead: null },
    texts: germanTexts,
    profile: 'epson-80',
  },
  rush: {
    ticket: {
      ...germanTicket,
      documents: ['Personalausweis oder Reisepass', 'Wohnungsgeberbestätigung (ausgefüllt vom Vermieter)'],
    },
    texts: germanTexts,
    profile: 'epson-80',
  },
  'free-slot': {
    ticket: { ...englishTicket, appointment: { time: '10:40', away: true }, ahead: null, wait: null },
    texts: englishTexts,
    profile: 'epson-58',
  },
  '58mm': { ticket: germanTicket, texts: germanTexts, profile: 'epson-58' },
  '58mm-long-names': { ticket: longTicket, texts: germanTexts, profile: 'generic-58' },
}

const onPaper = (part: DecodedPart, columns: number): string => {
  if (part.kind === 'qr') return `[QR ${part.data}, ${part.moduleDots} dots a module, level ${part.level}]`
  if (part.kind === 'image') return `[picture ${part.widthDots} x ${part.heightDots}]`
  const free = columns - part.text.length * part.width
  const indent = { left: 0, center: Math.floor(free / 2), right: free }[part.align]
  const style = `${part.width}x${part.height}${part.bold ? ' bold' : ''}`
  return `${style.padEnd(9)}|${`${' '.repeat(indent)}${part.text}`.padEnd(columns)}|`
}

const view = (ticket: DecodedTicket, columns: number): string =>
  [...ticket.parts.map((part) => onPaper(part, columns)), `[cut: ${ticket.cut}, ${ticket.lengthMm} mm]`].join('\n')

const errand: ErrandSlip = {
  town: 'Kempten (Allgäu)',
  site: 'Bürgerservice Kempten, Rathausplatz 22',
  label: 'A042',
  errand: 'An der Kasse zahlen',
  way: 'Kassenautomat neben dem Infostand',
  usualMinutes: 5,
  line: null,
  url: 'https://nummer.example/t/#AAAAAAAAAAAAAAAAAAAAAA',
  printedAt: '23.11.2026, 10:24',
}
const laidOut: Record<string, { label: string; slip: Slip; profile: string }> = {
  ...Object.fromEntries(
    Object.entries(slips).map(([name, { ticket, texts, profile: id }]) => {
      const profile = findProfile(id)
      if (!profile) throw new Error(`no profile ${id}`)
      return [name, { label: ticket.label, slip: layOutTicket(ticket, texts, profile), profile: id }]
    }),
  ),
  errand: { label: errand.label, slip: layOutErrand(errand, de.slip, { columns: 48 }), profile: 'epson-80' },
  'errand-no-qr': {
    label: errand.label,
    slip: layOutErrand({ ...errand, url: null }, de.slip, { columns: 48 }),
    profile: 'epson-80',
  },
  travel: { label: travel.label, slip: layOutTravel(travel, de.slip, { columns: 48 }), profile: 'epson-80' },
  closing: {
    label: germanTicket.label,
    slip: layOutTicket({ ...germanTicket, closures: [{ time: '14:00', reason: 'Betriebsversammlung' }] }, de.slip, {
      columns: 48,
    }),
    profile: 'epson-80',
  },
}

test.each(Object.entries(laidOut))(
  'the %s slip has the bytes that were looked at',
  async (name, { label, slip, profile: id }) => {
    const profile = findProfile(id)
    if (!profile) throw new Error(`no profile ${id}`)
    const { bytes, folded } = encodeSlip(slip, profile)

    const decoded = decodeTickets(bytes, { ...epsonLike, columns: profile.columns })
    const views = decoded.map((each) => view(each, profile.columns)).join('\n\n')
    await expect(`${views}\n\n${readableBytes(bytes)}\n`).toMatchFileSnapshot(`golden/${name}.txt`)
    expectGoldenBytes(name, bytes)

    expect(folded).toEqual([])
    expect(decoded).toHaveLength(1)
    expect(decoded[0]?.label).toBe(label)
  },
)
