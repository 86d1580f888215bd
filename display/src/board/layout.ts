// How large a call must be to be read from the farthest seat, and what then fits on the screen.

/** EN 301 549, 5.1.4: a capital is seen at 0.7° at least, so its height is this share of the distance. */
const capitalPerDistance = 0.01222
/** Height of Atkinson's capitals in em. */
const capitalEm = 0.668
const mmPerInch = 25.4

/** Drawn for a screen 1080 pixels across its shorter side; all but the calls scales with that side. */
const reference = 1080
const sizes = {
  header: 119,
  columns: 66,
  footerPadding: 26,
  footerLine: 1.1,
  panelPadding: 112,
  panelHead: 118,
  rowsPadding: 96,
  rowGap: 14,
  rowArrow: 84,
} as const
/** Line heights of a row and of a row's second line, in em of the call. */
const rowEm = 1.14
const secondLineEm = 0.98
/** The large desk's arrow with its gap, in em of the call. */
const largeArrowEm = 1.16
const maxRows = 8

export interface Screen {
  /** CSS pixels of the window, which is taken to fill the screen. */
  readonly width: number
  readonly height: number
  readonly diagonalInches: number
  readonly farthestSeatMetres: number
}

/** Measured widths in em of the call's font: the widest that have to be shown. */
export interface Widths {
  readonly label: number
  /** The desk as a row names it: "7". */
  readonly sign: number
  /** The widest word of the desk as the large call names it: "Schalter 7" must stay on one line. */
  readonly desk: number
}

/** `line`: number, desk and arrow beside each other; `bare`: without the arrow; `stacked`: the desk below the number. */
export type RowKind = 'line' | 'bare' | 'stacked'

export interface BoardLayout {
  /** Font size of every call in CSS pixels. */
  readonly callPx: number
  /** Font size of the large number, at least that of every call. */
  readonly numberPx: number
  /** Of everything else, 1 on a screen 1080 pixels across. */
  readonly scale: number
  readonly portrait: boolean
  readonly rows: number
  readonly rowKind: RowKind
  /** Height of the large call in portrait and width of it in landscape, CSS pixels. */
  readonly largePx: number
  readonly footerLines: 1 | 2
}

export type LayOut = ({ readonly ok: true } & BoardLayout) | { readonly ok: false; readonly rowsThatFit: number }

/**
 * Font size in CSS pixels whose capitals are at least 0.7° high at the farthest seat: 146 for 5 m at 55 inch and
 * 1920 × 1080, with capitals of 97 pixels.
 */
export function callFontPx({ width, height, diagonalInches, farthestSeatMetres }: Screen): number {
  const mmPerPx = (diagonalInches * mmPerInch) / Math.hypot(width, height)
  const capitalPx = Math.ceil((farthestSeatMetres * 1_000 * capitalPerDistance) / mmPerPx)
  return Math.ceil(capitalPx / capitalEm)
}

/**
 * Lays out the large call and as many earlier ones as fit below or beside it. `rows` asks for a number of earlier calls;
 * a layout that cannot hold them, or not even one, in legible size is refused with the number that would fit.
 */
export function layOut(screen: Screen, widths: Widths, rows?: number): LayOut {
  const fitting = screen.height > screen.width ? portrait(screen, widths) : landscape(screen, widths)
  const rowsThatFit = fitting?.rows ?? 0
  if (!fitting || rowsThatFit < Math.max(1, rows ?? 1)) return { ok: false, rowsThatFit }
  return { ok: true, ...fitting, rows: rows ?? rowsThatFit }
}

function landscape(screen: Screen, widths: Widths): BoardLayout | null {
  const callPx = callFontPx(screen)
  const scale = screen.height / reference
  const height = screen.height - (sizes.header + sizes.footerPadding) * scale - callPx * sizes.footerLine
  const largeNeeds = Math.max(widths.desk + largeArrowEm, widths.label) * callPx + sizes.panelPadding * scale
  if (height < sizes.panelHead * scale + callPx * (1 + rowEm)) return null
  for (const rowKind of ['line', 'bare', 'stacked'] as const) {
    const rowsNeed = rowWidth(rowKind, widths, callPx, scale) + (sizes.rowsPadding + 12) * scale
    if (largeNeeds + rowsNeed > screen.width) continue
    // The large call takes what the rows leave, but not so much that they look lost.
    const largePx = Math.max(largeNeeds, Math.min(screen.width - rowsNeed, screen.width * (1040 / 1920)))
    return {
      callPx,
      numberPx: numberPx(largePx, height - sizes.panelHead * scale - callPx * rowEm, widths, callPx, scale),
      scale,
      portrait: false,
      rows: rowsIn(height - sizes.columns * scale, rowKind, callPx),
      rowKind,
      largePx,
      footerLines: 1,
    }
  }
  return null
}

function portrait(screen: Screen, widths: Widths): BoardLayout | null {
  const callPx = callFontPx(screen)
  const scale = screen.width / reference
  const height = screen.height - (sizes.header + sizes.footerPadding) * scale - callPx * sizes.footerLine * 2
  const largeNeeds = Math.max(widths.desk + largeArrowEm, widths.label) * callPx + sizes.panelPadding * scale
  const rowKind = (['line', 'bare', 'stacked'] as const).find(
    (kind) => rowWidth(kind, widths, callPx, scale) + sizes.panelPadding * scale <= screen.width,
  )
  if (!rowKind || largeNeeds > screen.width) return null
  const number = numberPx(screen.width, height * 0.3, widths, callPx, scale)
  const largePx = number * 0.98 + sizes.panelHead * scale + callPx * rowEm
  return {
    callPx,
    numberPx: number,
    scale,
    portrait: true,
    rows: rowsIn(height - largePx - sizes.columns * scale * 1.5, rowKind, callPx),
    rowKind,
    largePx,
    footerLines: 2,
  }
}

function rowWidth(kind: RowKind, { label, sign }: Widths, callPx: number, scale: number): number {
  if (kind === 'stacked') return Math.max(label, sign) * callPx
  const arrow = kind === 'line' ? (sizes.rowGap + sizes.rowArrow) * scale : 0
  return (label + sign) * callPx + sizes.rowGap * 2 * scale + arrow
}

function rowsIn(height: number, kind: RowKind, callPx: number): number {
  const row = callPx * (kind === 'stacked' ? rowEm + secondLineEm : rowEm)
  return Math.min(maxRows, Math.max(0, Math.floor(height / row)))
}

/** As large as width and height allow; four characters decide, so that numbers do not change size from call to call. */
function numberPx(width: number, height: number, widths: Widths, callPx: number, scale: number): number {
  const wide = (width - sizes.panelPadding * scale) / widths.label
  return Math.max(callPx, Math.floor(Math.min(wide, height / 0.95)))
}
