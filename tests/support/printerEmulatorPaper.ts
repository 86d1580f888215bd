// The printing half of the emulator: works off commands, moves paper, and reads back what a person would read on it.
import iconv from 'iconv-lite'
import { type Command, commandAt } from './printerEmulatorCommands.ts'

export type DecodedPart =
  | {
      readonly kind: 'line'
      readonly text: string
      readonly align: 'left' | 'center' | 'right'
      readonly width: number
      readonly height: number
      readonly bold: boolean
    }
  | { readonly kind: 'qr'; readonly data: string; readonly moduleDots: number; readonly level: 'L' | 'M' | 'Q' | 'H' }
  /** `bits`: a dot each, rows of whole bytes. */
  | { readonly kind: 'image'; readonly widthDots: number; readonly heightDots: number; readonly bits: Buffer }

export type DecodedTicket = {
  readonly parts: readonly DecodedPart[]
  /** All lines, one below the other, as a reader sees them. */
  readonly text: string
  /** The largest line: the number. */
  readonly label: string
  readonly qr: readonly string[]
  readonly cut: 'partial' | 'full' | 'none'
  readonly lengthMm: number
  /** The roll ended within it: it is in two pieces. */
  readonly torn: boolean
  /** What the printer was sent for it. */
  readonly bytes: Buffer
  readonly commands: readonly string[]
}

export type PaperOptions = {
  readonly columns: number
  /** n of `ESC t n` to an encoding of iconv-lite. */
  readonly codePages: Readonly<Record<number, string>>
  /** Two-byte mode is on after power-on and `ESC @`, as in printers sold in Asia. */
  readonly kanjiByDefault: boolean
}

export const epsonLike: PaperOptions = {
  columns: 48,
  codePages: {
    0: 'cp437',
    2: 'cp850',
    16: 'windows1252',
    17: 'cp866',
    45: 'windows1250',
    46: 'windows1251',
    48: 'windows1254',
  },
  kanjiByDefault: true,
}

const dotsPerMm = 8
const lineDots = 30
const letterDots = 24
/** From the print head to the cutter. */
const cutterMm = 12

const qrCapacityM = [14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331]

const startMode = (options: PaperOptions) => ({
  page: options.codePages[0] ?? 'ascii',
  kanji: options.kanjiByDefault,
  align: 'left' as 'left' | 'center' | 'right',
  width: 1,
  height: 1,
  bold: false,
  inPage: false,
})

export type Paper = {
  /**
   * Works off the command or character at the front and returns how many bytes that took (0: more must arrive), how much
   * paper moved, and a command that wants an answer or a cut, for the caller to see to.
   */
  step(bytes: Buffer): { used: number; movedMm: number; command: Command | null }
  tickets(): readonly DecodedTicket[]
  /** What hangs out of the printer, not yet cut off; null when nothing does. */
  unfinished(): DecodedTicket | null
  markTorn(): void
  /** Forgets the line that is being put together. */
  dropLine(): void
}

export const startPaper = (options: PaperOptions, onTicket: (ticket: DecodedTicket) => void = () => {}): Paper => {
  const done: DecodedTicket[] = []
  let mode = startMode(options)
  let parts: DecodedPart[] = []
  let bytesOfTicket: Buffer[] = []
  let commands: string[] = []
  let lengthMm = 0
  let torn = false
  let line = ''
  let widest = { width: 1, height: 1, bold: false }
  let qr = { data: '', moduleDots: 3, level: 'L' as 'L' | 'M' | 'Q' | 'H' }

  const move = (mm: number): number => {
    lengthMm += mm
    return mm
  }

  /** Prints what stands in the line buffer, as many rows as it takes. */
  const printLine = (): number => {
    const perRow = Math.max(1, Math.floor(options.columns / widest.width))
    const letters = Array.from(line)
    let mm = 0
    for (let at = 0; at < Math.max(1, letters.length); at += perRow) {
      const text = letters.slice(at, at + perRow).join('')
      parts.push({ kind: 'line', text, align: mode.align, ...widest })
      mm += Math.max(lineDots, letterDots * widest.height) / dotsPerMm
    }
    line = ''
    widest = { width: 1, height: 1, bold: false }
    return move(mm)
  }

  const put = (letters: string) => {
    if (line === '') widest = { width: mode.width, height: mode.height, bold: mode.bold }
    widest.width = Math.max(widest.width, mode.width)
    widest.height = Math.max(widest.height, mode.height)
    line += letters
  }

  const decoded = (cut: DecodedTicket['cut']): DecodedTicket => {
    const lines = parts.flatMap((part) => (part.kind === 'line' ? [part] : []))
    const largest = lines.reduce((best, each) => (best && best.height >= each.height ? best : each), lines[0])
    return {
      parts,
      text: lines.map(({ text }) => text).join('\n'),
      label: largest?.text ?? '',
      qr: parts.flatMap((part) => (part.kind === 'qr' ? [part.data] : [])),
      cut,
      lengthMm: Math.round(lengthMm * 10) / 10,
      torn,
      bytes: Buffer.concat(bytesOfTicket),
      commands,
    }
  }

  const finish = (cut: DecodedTicket['cut']) => {
    if (parts.length > 0) {
      const ticket = decoded(cut)
      done.push(ticket)
      onTicket(ticket)
    }
    parts = []
    bytesOfTicket = []
    commands = []
    lengthMm = 0
    torn = false
  }

  const qrCommand = (bytes: Buffer): number => {
    const value = bytes[7] ?? 0
    if (bytes[6] === 0x43) qr.moduleDots = value
    if (bytes[6] === 0x45) qr.level = ({ 48: 'L', 49: 'M', 50: 'Q', 51: 'H' } as const)[value] ?? qr.level
    if (bytes[6] === 0x50) qr.data = bytes.toString('latin1', 8)
    if (bytes[6] !== 0x51) return 0
    parts.push({ kind: 'qr', ...qr })
    const version = qrCapacityM.findIndex((capacity) => qr.data.length <= capacity) + 1
    return move(((17 + 4 * version) * qr.moduleDots) / dotsPerMm)
  }

  const imageCommand = (widthBytes: number, heightDots: number, bits: Buffer): number => {
    parts.push({ kind: 'image', widthDots: widthBytes * 8, heightDots, bits: Buffer.from(bits) })
    return move(heightDots / dotsPerMm)
  }

  /** What a command does to the modes and the paper; returns millimetres moved. */
  const obey = ({ name, bytes }: Command): number => {
    const n = bytes[2] ?? 0
    switch (name) {
      case 'LF':
        return printLine()
      case 'FF': {
        mode.inPage = false
        return line === '' ? 0 : printLine()
      }
      case 'ESC @':
        mode = startMode(options)
        line = ''
        qr = { data: '', moduleDots: 3, level: 'L' }
        return 0
      case 'ESC t':
        mode.page = options.codePages[n] ?? 'ascii'
        return 0
      case 'FS .':
        mode.kanji = false
        return 0
      case 'FS &':
        mode.kanji = true
        return 0
      case 'ESC a':
        mode.align = (['left', 'center', 'right'] as const)[n % 48] ?? 'left'
        return 0
      case 'ESC E':
        mode.bold = (n & 1) === 1
        return 0
      case 'GS !':
        mode.width = ((n >> 4) & 7) + 1
        mode.height = (n & 7) + 1
        return 0
      case 'ESC L':
        mode.inPage = true
        return 0
      case 'GS $':
        if (mode.inPage && line !== '') printLine()
        return 0
      case 'ESC d':
        return (line === '' ? 0 : printLine()) + move((n * lineDots) / dotsPerMm)
      case 'ESC J':
        return (line === '' ? 0 : printLine()) + move(n / dotsPerMm)
      case 'GS ( k':
        return qrCommand(bytes)
      case 'GS v':
        return imageCommand(
          (bytes[4] ?? 0) + 256 * (bytes[5] ?? 0),
          (bytes[6] ?? 0) + 256 * (bytes[7] ?? 0),
          bytes.subarray(8),
        )
      case 'GS V':
        return n === 65 || n === 66 ? move(cutterMm) : 0
      default:
        return 0
    }
  }

  return {
    step(bytes) {
      const first = bytes[0] ?? 0
      if (mode.kanji && first >= 0x81) {
        if (bytes.length < 2) return { used: 0, movedMm: 0, command: null }
        bytesOfTicket.push(Buffer.from(bytes.subarray(0, 2)))
        put(iconv.decode(bytes.subarray(0, 2), 'gb18030'))
        return { used: 2, movedMm: 0, command: null }
      }
      const command = commandAt(bytes)
      if (!command) return { used: 0, movedMm: 0, command: null }
      // A slip that nobody cut off ends where the next one begins.
      if (command.name === 'ESC @') finish('none')
      bytesOfTicket.push(Buffer.from(command.bytes))
      if (command.name === 'text') {
        put(iconv.decode(command.bytes, mode.page))
        return { used: 1, movedMm: 0, command }
      }
      commands.push(command.name)
      const movedMm = obey(command)
      if (command.name === 'GS V') finish([0, 48, 65].includes(command.bytes[2] ?? 0) ? 'full' : 'partial')
      return { used: command.bytes.length, movedMm, command }
    },
    tickets: () => done,
    unfinished: () => (parts.length > 0 ? decoded('none') : null),
    markTorn: () => {
      torn = parts.length > 0
    },
    dropLine: () => {
      line = ''
    },
  }
}

/** Reads the bytes of whole slips as a printer would; what comes after the last cut is a slip without a cut. */
export const decodeTickets = (bytes: Buffer, options: PaperOptions = epsonLike): readonly DecodedTicket[] => {
  const paper = startPaper(options)
  for (let at = 0; at < bytes.length; ) {
    const { used } = paper.step(bytes.subarray(at))
    if (used === 0) throw new Error(`an unfinished command at byte ${at}: ${bytes.toString('hex', at, at + 12)}`)
    at += used
  }
  const rest = paper.unfinished()
  return rest ? [...paper.tickets(), rest] : paper.tickets()
}
