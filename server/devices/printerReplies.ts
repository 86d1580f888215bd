// Reads what an ESC/POS printer sends back: a stream of bytes whose kinds differ in fixed bits.

export type PrinterReply =
  /** To `DLE EOT n`; which n is not in the reply. */
  | { readonly kind: 'status'; readonly byte: number }
  /** To `GS ( H` function 48: everything before the request is on paper. */
  | { readonly kind: 'confirmation'; readonly mark: string }
  /** To `GS r`. */
  | { readonly kind: 'sensor'; readonly byte: number }
  /** Automatic status, four bytes that nobody asked for. */
  | { readonly kind: 'automatic' }

/** First bytes of answers that end with NUL, the confirmation (0x37) among them. */
const blockHeads = new Set([0x35, 0x37, 0x3b, 0x3d, 0x53, 0x5f])
const longestBlock = 128

/** How much of the front of `bytes` belongs together: 0 while more must arrive. */
const takeReply = (bytes: Buffer): { readonly length: number; readonly reply: PrinterReply | null } => {
  const first = bytes[0] ?? 0
  if ((first & 0x93) === 0x12) return { length: 1, reply: { kind: 'status', byte: first } }
  if ((first & 0x93) === 0x10) {
    if (bytes.length < 4) return { length: 0, reply: null }
    const rest = bytes.subarray(1, 4)
    return rest.every((byte) => (byte & 0x90) === 0)
      ? { length: 4, reply: { kind: 'automatic' } }
      : { length: 1, reply: null }
  }
  if (blockHeads.has(first)) {
    const end = bytes.indexOf(0)
    if (end < 0) return { length: bytes.length > longestBlock ? 1 : 0, reply: null }
    const confirms = first === 0x37 && bytes[1] === 0x22
    const mark = bytes.toString('latin1', 2, end)
    return { length: end + 1, reply: confirms ? { kind: 'confirmation', mark } : null }
  }
  if ((first & 0x90) === 0) return { length: 1, reply: { kind: 'sensor', byte: first } }
  // XON, XOFF and noise.
  return { length: 1, reply: null }
}

/** Returns a function that takes bytes as they arrive, cut anywhere, and gives the replies that are complete. */
export const replyReader = (): ((chunk: Buffer) => PrinterReply[]) => {
  let rest = Buffer.alloc(0)
  return (chunk) => {
    rest = Buffer.concat([rest, chunk])
    const replies: PrinterReply[] = []
    while (rest.length > 0) {
      const { length, reply } = takeReply(rest)
      if (length === 0) break
      if (reply) replies.push(reply)
      rest = rest.subarray(length)
    }
    return replies
  }
}
