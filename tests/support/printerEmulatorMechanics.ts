// The emulator without its network: receive buffer, real-time commands, roll, cover, cutter and what they answer.
import { commandAt } from './printerEmulatorCommands.ts'
import { type DecodedTicket, epsonLike, type PaperOptions, startPaper } from './printerEmulatorPaper.ts'

export type MechanicsOptions = Partial<PaperOptions> & {
  readonly bufferBytes?: number
  /** What is left on the roll. */
  readonly paperMm?: number
  readonly nearEndMm?: number
  /** Speed of paper; without it printing takes no time. */
  readonly mmPerSecond?: number
  /** Knows `GS ( H`; else it is ignored, as by older models. */
  readonly confirms?: boolean
  readonly maker?: string
  readonly model?: string
}

const freshRollMm = 80_000

export const startMechanics = (
  options: MechanicsOptions,
  tell: {
    readonly answer: (...bytes: number[]) => void
    readonly ticket: (ticket: DecodedTicket) => void
    /** The buffer may take more. */
    readonly room: () => void
  },
) => {
  const { bufferBytes = 16_384, nearEndMm = 5_000, confirms = true, maker = 'EPSON', model = 'TM-T88V' } = options
  const paper = startPaper({ ...epsonLike, ...options }, tell.ticket)
  let paperMm = options.paperMm ?? freshRollMm
  let coverOpen = false
  let jam: 'none' | 'at-next-cut' | 'jammed' | 'cleared' = 'none'
  let automatic = false
  let buffer = Buffer.alloc(0)
  /** The last two bytes received: a real-time command may be split between packets. */
  let tail = Buffer.alloc(0)
  let moving: NodeJS.Timeout | null = null
  let working = false

  const paperEnd = () => paperMm <= 0
  const nearEnd = () => paperMm < nearEndMm
  const inError = () => jam === 'jammed' || jam === 'cleared'
  const offline = () => coverOpen || paperEnd() || inError()

  const statusByte = (n: number): number => {
    if (n === 1) return 0x12 | (offline() ? 0x08 : 0)
    if (n === 2) return 0x12 | (coverOpen ? 0x04 : 0) | (paperEnd() ? 0x20 : 0) | (inError() ? 0x40 : 0)
    if (n === 3) return 0x12 | (inError() ? 0x08 : 0)
    return 0x12 | (nearEnd() ? 0x0c : 0) | (paperEnd() ? 0x60 : 0)
  }
  const sensorByte = (): number => (nearEnd() ? 0x03 : 0) | (paperEnd() ? 0x0c : 0)
  const automaticStatus = (): number[] => [
    0x10 | (offline() ? 0x08 : 0) | (coverOpen ? 0x20 : 0),
    inError() ? 0x08 : 0,
    sensorByte(),
    0x0f,
  ]

  let lastAutomatic = automaticStatus().join()
  const changed = () => {
    const now = automaticStatus()
    if (automatic && now.join() !== lastAutomatic) tell.answer(...now)
    lastAutomatic = now.join()
    work()
  }

  const reply = (name: string, bytes: Buffer) => {
    const n = bytes[2] ?? 0
    if (name === 'ESC @') automatic = false
    if (name === 'GS a') {
      automatic = n !== 0
      if (automatic) tell.answer(...automaticStatus())
    }
    if (name === 'GS r') tell.answer(n === 1 || n === 49 ? sensorByte() : 0)
    if (name === 'GS I') {
      const text = { 65: '1.00', 66: maker, 67: model }[n]
      if (text === undefined) tell.answer(0x20)
      else tell.answer(0x5f, ...Buffer.from(text), 0)
    }
    if (name === 'GS ( H' && confirms && bytes[5] === 0x30) tell.answer(0x37, 0x22, ...bytes.subarray(7, 11), 0)
  }

  const usePaper = (mm: number) => {
    const before = sensorByte()
    paperMm = Math.max(0, paperMm - mm)
    if (paperEnd()) paper.markTorn()
    if (sensorByte() !== before) changed()
    if (options.mmPerSecond === undefined) return
    const stop = () => {
      moving = null
      work()
    }
    moving = setTimeout(stop, (mm / options.mmPerSecond) * 1_000)
  }

  const blocked = (): boolean => {
    if (offline() || moving) return true
    if (jam !== 'at-next-cut' || commandAt(buffer)?.name !== 'GS V') return false
    jam = 'jammed'
    changed()
    return true
  }

  /** Prints what can be printed, then lets more in. */
  function work() {
    if (working) return
    working = true
    const full = buffer.length >= bufferBytes
    while (buffer.length > 0 && !blocked()) {
      const { used, movedMm, command } = paper.step(buffer)
      if (used === 0) break
      buffer = buffer.subarray(used)
      if (command) reply(command.name, command.bytes)
      if (movedMm > 0) usePaper(movedMm)
    }
    working = false
    if (full && buffer.length < bufferBytes) tell.room()
  }

  const clear = () => {
    buffer = Buffer.alloc(0)
    paper.dropLine()
  }

  /** Real-time commands act as they arrive, wherever they stand: in a picture, in a text, behind a jammed cutter. */
  const scan = (chunk: Buffer) => {
    const known = tail.length
    const seen = Buffer.concat([tail, chunk])
    tail = Buffer.from(seen.subarray(-2))
    for (let at = 0; at + 2 < seen.length; at++) {
      if (seen[at] !== 0x10 || at + 2 < known) continue
      const n = seen[at + 2] ?? 0
      if (seen[at + 1] === 0x04 && n >= 1 && n <= 4) tell.answer(statusByte(n))
      if (seen[at + 1] !== 0x05 || (n !== 1 && n !== 2)) continue
      if (n === 2) {
        clear()
        buffer = Buffer.from(seen.subarray(at + 3))
      }
      if (jam === 'cleared') jam = 'none'
      changed()
    }
  }

  const set = (change: () => void) => () => {
    change()
    changed()
  }

  return {
    /** Takes bytes from the network; the caller sends no more than `room()`. */
    receive: (chunk: Buffer) => {
      buffer = Buffer.concat([buffer, chunk])
      scan(chunk)
      work()
    },
    room: () => bufferBytes - buffer.length,
    buffered: () => buffer.length,
    clear,
    /** A new connection: nothing of the last one's questions is left over. */
    connected: () => {
      tail = Buffer.alloc(0)
      automatic = false
    },
    paperMm: () => paperMm,
    tickets: paper.tickets,
    unfinished: paper.unfinished,
    stop: () => {
      if (moving) clearTimeout(moving)
    },
    faults: {
      openCover: set(() => {
        coverOpen = true
      }),
      closeCover: set(() => {
        coverOpen = false
      }),
      /** Sets what is left on the roll; under `nearEndMm` the sensor says so, at 0 the paper is at its end. */
      setPaper: (mm: number) => {
        paperMm = mm
        changed()
      },
      loadPaper: set(() => {
        paperMm = freshRollMm
      }),
      /** The cutter jams at the next cut. */
      jamCutter: () => {
        jam = 'at-next-cut'
      },
      /** Takes the jam away; the printer goes on when the host says so (`DLE ENQ`). */
      clearJam: () => {
        if (jam === 'jammed') jam = 'cleared'
      },
    },
  }
}
