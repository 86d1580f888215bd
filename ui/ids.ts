import type { CommandId } from '../shared/ids.ts'

/** A new id for a command, 128 random bits. `crypto.randomUUID` is refused on plain http, `getRandomValues` is not. */
export function newCommandId(random: Pick<Crypto, 'getRandomValues'> = crypto): CommandId {
  const bytes = random.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('') as CommandId
}
