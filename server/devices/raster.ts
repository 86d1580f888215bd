// Pictures as printers take them: `GS v 0`, one bit a dot, in bands.

/** Printers with a small buffer print a picture in pieces; each is one command. */
const bandLines = 128

/** Second bytes of `DLE EOT`, `DLE ENQ` and `DLE DC4`: a printer obeys them also in the middle of a picture. */
const realTime = new Set([0x04, 0x05, 0x14])

/** Makes a lone dot two dots wide where it would begin a real-time command; nobody sees it. */
function defuse(bits: Buffer): void {
  for (let at = 0; at + 1 < bits.length; at++) if (bits[at] === 0x10 && realTime.has(bits[at + 1] ?? 0)) bits[at] = 0x18
}

/** The commands that print a picture of so many dots; a black dot is a set bit, the leftmost one the highest of its byte. */
export const rasterBands = (width: number, height: number, isDark: (x: number, y: number) => boolean): Buffer[] => {
  const rowBytes = Math.ceil(width / 8)
  const bands: Buffer[] = []
  for (let top = 0; top < height; top += bandLines) {
    const lines = Math.min(bandLines, height - top)
    const bits = Buffer.alloc(rowBytes * lines)
    for (let y = 0; y < lines; y++)
      for (let x = 0; x < width; x++) {
        const at = y * rowBytes + (x >> 3)
        if (isDark(x, top + y)) bits[at] = (bits[at] ?? 0) | (0x80 >> (x & 7))
      }
    defuse(bits)
    bands.push(Buffer.from([0x1d, 0x76, 0x30, 0, rowBytes & 0xff, rowBytes >> 8, lines & 0xff, lines >> 8]), bits)
  }
  return bands
}
