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
  area: 48,
} as const
/** Line heights of a row and of a row's second line, in em of the call. */
const rowEm = 1.14
const secondLineEm = 0.98
/** The large desk's arrow with its gap, in em of the call. */
const largeArrowEm = 1.24
/** Line height of the large number, in em of its own. */
const lineEm = 0.95
const maxRows = 8
/** The large call's share of the width in landscape, and its number's share of the height in portrait. */
const largeShare = 1040 / 1920
const numberShare = 0.3
const rowKinds = ['line', 'bare', 'stacked'] as const

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
  /** The desk as the large call names it: "Schalter 7". */
  readonly desk: number
  /** Its longest part that must stay on one line. */
  readonly deskPart: number
  /** The area as a row names it, in em of its own smaller font; 0 where all calls are of one area. */
  readonly area: number
}

/** `line`: number, desk and arrow beside each other; `bare`: without the arrow; `stacked`: the desk below the number. */
export type RowKind = (typeof rowKinds)[number]

export interface BoardLayout {
  /** Font size of every call in CSS pixels. */
  readonly callPx: number
  /** Font size of the large number, at least that of every call. */
  readonly numberPx: number
  /** Of everything else, 1 on a screen 1080 pixels across. */
  readonly scale: number
  readonly portrait: boolean
  /** Lines of the desk below the large number. */
  readonly deskLines: 1 | 2
  readonly rows: number
  readonly rowKind: RowKind
  /** Font size of the area in a row, CSS pixels; 0 where it has no room or is not needed. */
  readonly areaPx: number
  /** Height of the large call in portrait and width of it in landscape, CSS pixels. */
  readonly largePx: number
  readonly footerLines: 1 | 2
}

export type LayOut = ({ readonly ok: true } & BoardLayout) | { readonly ok: false; readonly rowsThatFit: number }

/** Height in millimetres of capitals that are seen at 0.7° from so many metres. */
export function capitalMm(metres: number): number {
  return metres * 1_000 * capitalPerDistance
}

/**
 * Font size in CSS pixels whose capitals are at least 0.7° high at the farthest seat: 146 for 5 m at 55 inch and
 * 1920 × 1080, with capitals of 97 pixels.
 */
export function callFontPx({ width, height, diagonalInches, farthestSeatMetres }: Screen): number {
  const mmPerPx = (diagonalInches * mmPerInch) / Math.hypot(width, height)
  const capitalPx = Math.ceil(capitalMm(farthestSeatMetres) / mmPerPx)
  return Math.ceil(capitalPx / capitalEm)
}

/**
 * Lays out the large call and as many earlier ones as fit below or beside it. `rows` asks for a number of earlier calls: a
 * layout that cannot hold them in legible size is refused with the number that would fit, and so is one that cannot even
 * hold the large call. Not asked, a screen without room for earlier calls shows the large one alone.
 */
export function layOut(screen: Screen, widths: Widths, rows = 0): LayOut {
  const fitting = screen.height > screen.width ? portrait(screen, widths) : landscape(screen, widths)
  if (!fitting || fitting.rows < rows) return { ok: false, rowsThatFit: fitting?.rows ?? 0 }
  return { ok: true, ...fitting, rows: rows || fitting.rows }
}

function landscape(screen: Screen, widths: Widths): BoardLayout | null {
  const callPx = callFontPx(screen)
  const scale = screen.height / reference
  const height = heightForCalls(screen, callPx, scale, 1)
  const largeNeeds = largeWidth(widths, callPx, scale)
  if (largeNeeds > screen.width) return null
  const rowKind = rowKinds.find((kind) => largeNeeds + rowWidth(kind, widths, callPx, scale) <= screen.width)
  // The large call takes what the rows leave, but not so much that they look lost; without rows it takes all.
  const rowPx = rowKind ? rowWidth(rowKind, widths, callPx, scale) : 0
  const largePx = rowKind
    ? Math.max(largeNeeds, Math.min(screen.width - rowPx - areaWidth(widths, scale), screen.width * largeShare))
    : screen.width
  const deskLines = deskLinesIn(largePx, widths, callPx, scale)
  const forNumber = height - sizes.panelHead * scale - callPx * rowEm * deskLines
  if (forNumber < callPx) return null
  return {
    callPx,
    numberPx: numberPx(largePx, forNumber, widths, callPx, scale),
    scale,
    portrait: false,
    deskLines,
    rows: rowKind ? rowsIn(height - sizes.columns * scale, rowKind, callPx) : 0,
    rowKind: rowKind ?? 'line',
    areaPx: areaPx(screen.width - largePx - rowPx, rowKind, widths, scale),
    largePx,
    footerLines: 1,
  }
}

function portrait(screen: Screen, widths: Widths): BoardLayout | null {
  const callPx = callFontPx(screen)
  const scale = screen.width / reference
  const height = heightForCalls(screen, callPx, scale, 2)
  const rowKind = rowKinds.find((kind) => rowWidth(kind, widths, callPx, scale) <= screen.width)
  if (largeWidth(widths, callPx, scale) > screen.width) return null
  const number = numberPx(screen.width, height * numberShare, widths, callPx, scale)
  const deskLines = deskLinesIn(screen.width, widths, callPx, scale)
  const largePx = number * lineEm + sizes.panelHead * scale + callPx * rowEm * deskLines
  if (largePx > height) return null
  return {
    callPx,
    numberPx: number,
    scale,
    portrait: true,
    deskLines,
    rows: rowKind ? rowsIn(height - largePx - sizes.columns * scale * 1.5, rowKind, callPx) : 0,
    rowKind: rowKind ?? 'line',
    areaPx: areaPx(screen.width - (rowKind ? rowWidth(rowKind, widths, callPx, scale) : 0), rowKind, widths, scale),
    largePx,
    footerLines: 2,
  }
}

/** What header and footer leave, in CSS pixels. */
function heightForCalls({ height }: Screen, callPx: number, scale: number, footerLines: 1 | 2): number {
  return height - (sizes.header + sizes.footerPadding) * scale - callPx * sizes.footerLine * footerLines
}

function largeWidth({ label, deskPart }: Widths, callPx: number, scale: number): number {
  return Math.max(deskPart + largeArrowEm, label) * callPx + sizes.panelPadding * scale
}

function deskLinesIn(width: number, { desk }: Widths, callPx: number, scale: number): 1 | 2 {
  return (desk + largeArrowEm) * callPx + sizes.panelPadding * scale <= width ? 1 : 2
}

function rowWidth(kind: RowKind, { label, sign }: Widths, callPx: number, scale: number): number {
  const padding = sizes.rowsPadding * scale
  if (kind === 'stacked') return Math.max(label, sign) * callPx + padding
  const arrow = kind === 'line' ? (sizes.rowGap + sizes.rowArrow) * scale : 0
  return (label + sign) * callPx + sizes.rowGap * 2 * scale + arrow + padding
}

function areaWidth({ area }: Widths, scale: number): number {
  return area === 0 ? 0 : (area * sizes.area + sizes.rowGap) * scale
}

/** The area stands between number and desk, where calls leave it room: it never takes any from them. */
function areaPx(spare: number, kind: RowKind | undefined, widths: Widths, scale: number): number {
  const fits = kind !== undefined && kind !== 'stacked' && areaWidth(widths, scale) <= spare
  return widths.area > 0 && fits ? sizes.area * scale : 0
}

function rowsIn(height: number, kind: RowKind, callPx: number): number {
  const row = callPx * (kind === 'stacked' ? rowEm + secondLineEm : rowEm)
  return Math.min(maxRows, Math.max(0, Math.floor(height / row)))
}

/** As large as width and height allow. */
function numberPx(width: number, height: number, widths: Widths, callPx: number, scale: number): number {
  const wide = (width - sizes.panelPadding * scale) / widths.label
  return Math.max(callPx, Math.floor(Math.min(wide, height / lineEm)))
}

/**
 * What fits into the large place in the size of a call: the width in em and the lines, for a text that has the whole width or, `beside`,
 * rows with calls next to it.
 */
export function noticeSpace(
  layout: BoardLayout,
  screen: Pick<Screen, 'width' | 'height'>,
  beside: boolean,
): { readonly room: number; readonly lines: number } {
  const { callPx, scale, portrait, largePx, footerLines } = layout
  const width = beside && !portrait ? largePx : screen.width
  const whole = screen.height - (sizes.header + sizes.footerPadding) * scale - callPx * sizes.footerLine * footerLines
  const height = (beside && portrait ? largePx : whole) - sizes.panelHead * scale
  return {
    room: (width - sizes.panelPadding * scale) / callPx,
    lines: Math.max(1, Math.floor(height / (callPx * rowEm))),
  }
}
