// Turns a slip into the bytes of a printer.
import Printer from 'escpos/printer.js'
import { longestQrData, type Slip, type SlipLine } from '../../shared/slip.ts'
import { fitToPage, pageForAll } from './codePages.ts'
import type { PrinterProfile } from './profiles.ts'
import { widthOf } from './slip.ts'

export type EncodedSlip = {
  readonly bytes: Buffer
  /** Lines that no code page of the profile holds: their characters were replaced by look-alikes or by `?`. */
  readonly folded: readonly string[]
}

// ESC/POS, by Epson's names: FS . leave Kanji mode; ESC t code page; ESC E emphasised; GS ! character size; GS V 66 feed and
// partial cut; GS ( k QR code.
const leaveKanjiMode = Buffer.from([0x1c, 0x2e])
const selectPage = (number: number): Buffer => Buffer.from([0x1b, 0x74, number])
const setBold = (bold: boolean): Buffer => Buffer.from([0x1b, 0x45, bold ? 1 : 0])
const setSize = (size: number): Buffer => Buffer.from([0x1d, 0x21, (size - 1) * 0x11])
const feedAndCut = Buffer.from([0x1d, 0x56, 0x42, 0x00])

/** Lines from the print head to the tear bar of a printer without a cutter. */
const tearFeed = 5

/** Begins every slip: initialise, leave Kanji mode. */
export const startOfSlip = Buffer.concat([Buffer.from([0x1b, 0x40]), leaveKanjiMode])

/** Ends every slip: cuts it, or feeds it to the tear bar. */
export const cutOrFeed = ({ supports }: PrinterProfile): Buffer =>
  supports.cutter ? feedAndCut : Buffer.from('\n'.repeat(tearFeed))

/** Percent-encodes what is not printable ASCII, so that no real-time command can hide in a QR code's data. */
export const asciiAddress = (address: string): string =>
  address.toWellFormed().replace(/[^\x21-\x7e]/gu, (letter) => encodeURIComponent(letter))

/**
 * GS ( k: model 2, module size in dots, error correction M, store, print. Takes printable ASCII of at most `longestQrData`
 * characters.
 */
export const qrBlock = (data: string, moduleDots: number): Buffer => {
  const stored = data.length + 3
  return Buffer.concat([
    Buffer.from([0x1d, 0x28, 0x6b, 4, 0, 0x31, 0x41, 0x32, 0]),
    Buffer.from([0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x43, moduleDots]),
    Buffer.from([0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x45, 0x31]),
    Buffer.from([0x1d, 0x28, 0x6b, stored & 0xff, stored >> 8, 0x31, 0x50, 0x30]),
    Buffer.from(data, 'ascii'),
    Buffer.from([0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x51, 0x30]),
  ])
}

/** Bytes that a QR code of version 1, 2, … holds at error correction M (ISO/IEC 18004, table 7). */
const qrBytes = [14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331]

/** Modules as large as fit with the quiet zone, at most 6 dots (0.75 mm): about 25 mm for a ticket's address. */
export const qrModuleDots = (data: string, dots: number): number => {
  const version = qrBytes.findIndex((bytes) => data.length <= bytes) + 1
  const modules = 17 + 4 * version + 8
  return Math.max(3, Math.min(6, Math.floor(dots / modules)))
}

const alignments = { left: 'lt', center: 'ct', right: 'rt' } as const

/**
 * The bytes of a slip for a printer of this profile: initialise, leave Kanji mode, code page, then line by line. The page that
 * holds all of the slip is used if there is one, else pages change between lines. A text that is too wide for the paper at
 * its size is set smaller.
 */
export const encodeSlip = (slip: Slip, profile: PrinterProfile): EncodedSlip => {
  const folded: string[] = []
  let bytes = Buffer.alloc(0)
  const memory = {
    open: (done: (error: Error | null) => void) => done(null),
    write: (data: Buffer) => {
      bytes = Buffer.concat([bytes, data])
    },
    close: (done: () => void) => done(),
  }
  const texts = slip.flatMap((line) => (line.kind === 'text' ? [line.text] : []))
  const printer = new Printer(memory)
  const set = { page: pageForAll(texts, profile.codePages), align: 'left', size: 1, bold: false }
  printer.hardware('init').print(leaveKanjiMode).print(selectPage(set.page.number))

  const style = (align: 'left' | 'center' | 'right', size: number, bold: boolean) => {
    if (align !== set.align) printer.align(alignments[align])
    if (size !== set.size) printer.print(setSize(size))
    if (bold !== set.bold) printer.print(setBold(bold))
    Object.assign(set, { align, size, bold })
  }

  const put = (line: SlipLine) => {
    switch (line.kind) {
      case 'text': {
        const fitted = fitToPage(line.text, set.page, profile.codePages)
        if (fitted.folded) folded.push(line.text)
        if (fitted.page !== set.page) printer.print(selectPage(fitted.page.number))
        set.page = fitted.page
        const widest = Math.floor(profile.columns / Math.max(1, widthOf(fitted.text)))
        style(line.align, Math.max(1, Math.min(line.size, widest)), line.bold)
        printer.text(fitted.text, fitted.page.encoding)
        return
      }
      case 'rule':
        style('left', 1, false)
        printer.text('-'.repeat(profile.columns), set.page.encoding)
        return
      case 'feed':
        style('left', 1, false)
        printer.feed(Math.max(1, line.lines))
        return
      case 'qr': {
        const data = asciiAddress(line.data)
        if (data.length > longestQrData) return
        style('center', 1, false)
        printer.print(qrBlock(data, qrModuleDots(data, profile.dots)))
        return
      }
      case 'cut':
        style('left', 1, false)
        if (profile.supports.cutter) printer.print(feedAndCut)
        else printer.feed(tearFeed)
    }
  }
  for (const line of slip) put(line)
  printer.flush()
  return { bytes, folded }
}
