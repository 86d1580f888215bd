import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { expect } from 'vitest'

/** What the bytes mean, and the bytes sixteen a row. */
export const readableBytes = (bytes: Buffer): string => {
  const rows: string[] = []
  for (let at = 0; at < bytes.length; at += 16) {
    const row = bytes.subarray(at, at + 16)
    const hex = row.toString('hex').replace(/(..)(?=.)/g, '$1 ')
    rows.push(
      `${at.toString(16).padStart(4, '0')}  ${hex.padEnd(47)}  ${row.toString('latin1').replace(/[^ -~]/g, '.')}`,
    )
  }
  return rows.join('\n')
}

/** Compares with `golden/<name>.bin`. To accept a change, delete the file and run the test twice. */
export const expectGoldenBytes = (name: string, bytes: Buffer): void => {
  const path = new URL(`golden/${name}.bin`, import.meta.url)
  if (!existsSync(path)) {
    writeFileSync(path, bytes)
    expect.fail(`${name}.bin did not exist and was written: look at it and run the test again`)
  }
  expect(readableBytes(bytes)).toBe(readableBytes(readFileSync(path)))
}
