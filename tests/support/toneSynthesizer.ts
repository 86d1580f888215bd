// A program that says a text into a file, as a town's synthesizer does: `node toneSynthesizer.ts <file> <text>` writes a tone, the longer the longer the text.
import { writeFileSync } from 'node:fs'

const [, , file = '', text = ''] = process.argv
const rate = 8_000
const tone = Math.max(1, text.length) * 200
const silence = 800
const samples = Int16Array.from({ length: tone + 2 * silence }, (_, at) =>
  at < silence || at >= silence + tone ? 0 : Math.sin((2 * Math.PI * 440 * at) / rate) * 12_000,
)
const data = Buffer.from(samples.buffer)
const head = Buffer.alloc(44)
head.write('RIFF', 0)
head.writeUInt32LE(36 + data.length, 4)
head.write('WAVEfmt ', 8)
head.writeUInt32LE(16, 16)
head.writeUInt16LE(1, 20)
head.writeUInt16LE(1, 22)
head.writeUInt32LE(rate, 24)
head.writeUInt32LE(rate * 2, 28)
head.writeUInt16LE(2, 32)
head.writeUInt16LE(16, 34)
head.write('data', 36)
head.writeUInt32LE(data.length, 40)
writeFileSync(file, Buffer.concat([head, data]))
