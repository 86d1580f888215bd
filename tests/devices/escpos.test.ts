import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeSlip, qrBlock } from '../../server/devices/escpos.ts'
import { findProfile, printerProfiles } from '../../server/devices/profiles.ts'
import { layOutTicket } from '../../server/devices/ticket.ts'
import type { Slip } from '../../shared/slip.ts'
import { decodeTickets, epsonLike } from '../support/printerEmulatorPaper.ts'
import { germanTexts, germanTicket } from './sampleTickets.ts'

const profileOf = (id: string) => {
  const profile = findProfile(id)
  if (!profile) throw new Error(`no profile ${id}`)
  return profile
}
const epson = profileOf('epson-80')

const textSlip = (...texts: string[]): Slip => [
  ...texts.map((text) => ({ kind: 'text', text, align: 'left', size: 1, bold: false }) as const),
  { kind: 'cut' },
]
const read = (bytes: Buffer) => {
  const [ticket, ...more] = decodeTickets(bytes)
  if (!ticket || more.length > 0) throw new Error(`expected one ticket, got ${ticket ? more.length + 1 : 0}`)
  return ticket
}

test.each([
  ['de', 'Größe ändern, Straße, 5 € – „Übermorgen“'],
  ['en', 'Don’t – “queue”, £5'],
  ['fr', 'Où êtes-vous né ? Œuvre, ça'],
  ['tr', 'İğne, ışık, şeker, çöğür'],
  ['pl', 'Zażółć gęślą jaźń'],
  ['ro', 'Înştiinţare şi ţară'],
  ['hr', 'Čekaonica, šalter, žurno, đak'],
  ['uk', 'Дякуємо, ґанок, її, є'],
  ['ru', 'Пожалуйста, подождите'],
])('the letters of %s arrive as they were written', (_, text) => {
  const { bytes, folded } = encodeSlip(textSlip(text), epson)
  expect(folded).toEqual([])
  expect(read(bytes).text).toBe(text)
})

test('one page is used for a slip that one page holds, from the start', () => {
  const { bytes } = encodeSlip(textSlip('Kempten', 'Zażółć gęślą jaźń'), epson)
  expect(read(bytes).commands.filter((name) => name === 'ESC t')).toHaveLength(1)
  expect(bytes.subarray(0, 7).toString('hex')).toBe('1b401c2e1b742d')
})

test('a slip in two scripts changes pages between lines', () => {
  const { bytes, folded } = encodeSlip(textSlip('Größe', 'Пожалуйста', 'Straße'), epson)
  expect(folded).toEqual([])
  expect(read(bytes).text).toBe('Größe\nПожалуйста\nStraße')
})

test('Romanian comma letters are printed as the cedilla letters that the page has', () => {
  const { bytes, folded } = encodeSlip(textSlip('Înștiințare'), epson)
  expect(folded).toEqual([])
  expect(read(bytes).text).toBe('Înştiinţare')
})

test('what no page holds is folded and reported', () => {
  const { bytes, folded } = encodeSlip(textSlip('Zażółć, ελληνικά', 'Kempten'), profileOf('generic-80'))
  expect(folded).toEqual(['Zażółć, ελληνικά'])
  expect(read(bytes).text).toBe('Zazólc, ????????\nKempten')
})

test('letters written as base and accent arrive in one piece', () => {
  expect(read(encodeSlip(textSlip('Gro\u0308ße'), epson).bytes).text).toBe('Größe')
})

test('a service name cannot cut the paper, open a drawer or reprogram the printer', () => {
  const evil = 'Pass\u001dV\u0000\u001bp\u0000\u0019\u0010\u0014\u0001\u0000\u0001\u001b@\u009b\u007f beantragen'
  const { bytes } = encodeSlip(layOutTicket({ ...germanTicket, services: [{ name: evil }] }, germanTexts, epson), epson)
  expect(read(bytes).commands.filter((name) => name === 'GS V')).toHaveLength(1)
  const { bytes: past } = encodeSlip(textSlip(evil), epson)
  expect(read(past).text.split(/ +/)).toEqual(['Pass', 'V', 'p', '@', 'beantragen'])
})

test('the label is as large as the paper allows, whatever the slip was laid out for', () => {
  const slip = layOutTicket({ ...germanTicket, label: 'SKA1042' }, germanTexts, { columns: 48 })
  const narrow = profileOf('epson-58')
  const [ticket] = decodeTickets(encodeSlip(slip, narrow).bytes, { ...epsonLike, columns: narrow.columns })
  expect(ticket?.label).toBe('SKA1042')
  expect(ticket?.parts).toContainEqual(expect.objectContaining({ text: 'SKA1042', width: 4, height: 4 }))
})

test.each(['https://lotse.kempten.de/t/#q83vEjRWeJCrze8SNFZ4kA', `https://lotse.kempten.de/${'a'.repeat(230)}`])(
  'the QR block equals that of an independent encoder: %s',
  (address) => {
    const theirs = new ReceiptPrinterEncoder({ language: 'esc-pos', columns: 48 })
    const block = Buffer.from(theirs.qrcode(address, { model: 2, size: 6, errorlevel: 'm' }).encode())
    expect(block.toString('hex')).toContain(qrBlock(address, 6).toString('hex'))
  },
)

test('a printer without a cutter feeds the slip to the tear bar', () => {
  const { bytes } = encodeSlip(textSlip('Kempten'), profileOf('generic-58'))
  expect(read(bytes)).toMatchObject({ cut: 'none' })
  expect(bytes.toString('latin1')).toMatch(/\n{5}$/)
})

const ourCommands = new Set(['ESC @', 'FS .', 'ESC t', 'ESC a', 'ESC E', 'GS !', 'GS ( k', 'GS V', 'LF'])

test('no text whatsoever makes a byte outside the commands of a slip', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 120 }),
    fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((codes) => String.fromCharCode(...codes)),
    fc.constantFrom('\u0010\u0004\u0001', '\u001b@', '\u001dV\u0000', 'ß\u0085Ё', '\ud800', '\u2028'),
  )
  const anyLine = fc.oneof(
    fc.record({
      kind: fc.constant('text' as const),
      text: anyText,
      align: fc.constantFrom('left' as const, 'center' as const, 'right' as const),
      size: fc.integer({ min: 1, max: 8 }),
      bold: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('qr' as const), data: anyText.filter((text) => text !== '') }),
  )
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 12 }), fc.constantFrom(...printerProfiles), (lines, profile) => {
      const { bytes } = encodeSlip([...lines, { kind: 'cut' }], profile)
      // A real-time command would act even inside other data.
      for (const second of [0x04, 0x05, 0x14]) expect(bytes.includes(Buffer.from([0x10, second]))).toBe(false)
      for (const { commands } of decodeTickets(bytes)) for (const name of commands) expect(ourCommands).toContain(name)
    }),
    { numRuns: 500 },
  )
})
