// Who may print: the one page that was paired by the newest link.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { AgentFile } from './agentFile.ts'

const secretNote = 'secret'
const linkMs = 900_000

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')
const random = (): string => randomBytes(16).toString('base64url')
/** In a time that tells nothing of how much was right. */
const same = (text: string, hash: string): boolean => timingSafeEqual(Buffer.from(hashOf(text)), Buffer.from(hash))

/** Only hashes are kept. */
export const openAgentSecret = (file: Pick<AgentFile, 'note' | 'putNote'>, now: () => number) => {
  let open: { readonly hash: string; readonly until: number } | null = null
  return {
    isPaired: (): boolean => file.note(secretNote) !== null,
    /** A code that pairs one page, once, within a quarter of an hour; the one before no longer does. */
    newCode(): string {
      const code = random()
      open = { hash: hashOf(code), until: now() + linkMs }
      return code
    },
    /** The secret for whoever brings the code; who had the one before is out. null: no such code. */
    pair(code: string): string | null {
      if (open === null || now() > open.until || !same(code, open.hash)) return null
      open = null
      const secret = random()
      file.putNote(secretNote, hashOf(secret))
      return secret
    },
    holds(secret: string): boolean {
      const hash = file.note(secretNote)
      return hash !== null && same(secret, hash)
    },
  }
}
