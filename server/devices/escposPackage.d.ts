// The part of the escpos package that is safe to use: a byte encoder in front of an adapter in memory.
declare module 'escpos/printer.js' {
  type Adapter = {
    open(done: (error: Error | null) => void): void
    write(data: Buffer, done?: (error: Error | null) => void): void
    close(done: () => void): void
  }

  export default class Printer {
    constructor(adapter: Adapter)
    hardware(command: 'init'): this
    align(align: 'lt' | 'ct' | 'rt'): this
    /** Encodes the text and a line end; control characters in it pass through. */
    text(clean: string, encoding: string): this
    /** Line ends, at least one. */
    feed(lines: number): this
    print(bytes: Buffer): this
    flush(done?: (error: Error | null) => void): this
  }
}
