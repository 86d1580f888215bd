// What is particular to a printer model, as data. Model-specific bytes stand here and nowhere else.

export type CodePage = {
  /** Name that iconv-lite knows. */
  readonly encoding: 'windows1252' | 'windows1254' | 'windows1250' | 'windows1251'
  /** n of `ESC t n`: differs between makers. */
  readonly number: number
}

export type PrinterProfile = {
  readonly id: string
  /** Characters of font A across the paper. */
  readonly columns: number
  /** Printable dots across the paper. */
  readonly dots: number
  /** In order of preference: the first page that holds a slip's text is used. */
  readonly codePages: readonly [CodePage, ...CodePage[]]
  readonly supports: {
    /** Answers `DLE EOT 1` to `DLE EOT 4`. */
    readonly status: boolean
    /** How it says that a slip is out: `GS ( H` names the slip, `GS r` answers in order, `none` is silence. */
    readonly confirm: 'gs-h' | 'gs-r' | 'none'
    /** Without a cutter the slip is fed to the tear bar. */
    readonly cutter: boolean
  }
}

const epsonPages = [
  { encoding: 'windows1252', number: 16 },
  { encoding: 'windows1254', number: 48 },
  { encoding: 'windows1250', number: 45 },
  { encoding: 'windows1251', number: 46 },
] as const

const latinOnly = [{ encoding: 'windows1252', number: 16 }] as const

const tellsAll = { status: true, confirm: 'gs-h', cutter: true } as const

/** The profiles that a plan's printers may name. */
export const printerProfiles: readonly PrinterProfile[] = [
  // Epson TM-m30, TM-T20 and relatives: 80 mm, 203 dpi.
  { id: 'epson-80', columns: 48, dots: 576, codePages: epsonPages, supports: tellsAll },
  // Epson TM-T88 and relatives: 80 mm, 180 dpi.
  { id: 'epson-80-180dpi', columns: 42, dots: 512, codePages: epsonPages, supports: tellsAll },
  { id: 'epson-58', columns: 32, dots: 384, codePages: epsonPages, supports: tellsAll },
  // Other makers that answer status requests and GS r, but know no GS ( H.
  {
    id: 'generic-80-status',
    columns: 48,
    dots: 576,
    codePages: latinOnly,
    supports: { status: true, confirm: 'gs-r', cutter: true },
  },
  // Answers nothing: a slip that went out is never called printed.
  {
    id: 'generic-80',
    columns: 48,
    dots: 576,
    codePages: latinOnly,
    supports: { status: false, confirm: 'none', cutter: true },
  },
  {
    id: 'generic-58',
    columns: 32,
    dots: 384,
    codePages: latinOnly,
    supports: { status: false, confirm: 'none', cutter: false },
  },
]

/** The profile of that id, or undefined when there is none. */
export const findProfile = (id: string): PrinterProfile | undefined =>
  printerProfiles.find((profile) => profile.id === id)
