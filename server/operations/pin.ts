// The PIN of the kiosks' maintenance screen: kept as a slow hash, compared in constant time (rule K21).
import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto'
import type { SiteId } from '../../shared/ids.ts'
import type { Store } from '../store/store.ts'

/** Name of the store's note that holds the hash of a site. */
const pinNote = (site: SiteId) => `maintenance-pin/${site}`

/** Cost of one guess: about a tenth of a second and 32 MB. */
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 }
const hashBytes = 32

const derive = (pin: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(pin, salt, hashBytes, cost, (error, key) => (error ? reject(error) : resolve(key)))
  })

export const isPin = (text: string): boolean => /^\d{6,12}$/.test(text)

/** Six digits by chance. */
export const newPin = (): string => `${randomInt(1_000_000)}`.padStart(6, '0')

export const setPin = async (store: Store, site: SiteId, pin: string): Promise<void> => {
  const salt = randomBytes(16)
  const hash = await derive(pin, salt)
  await store.notes.put(pinNote(site), `${salt.toString('base64')}$${hash.toString('base64')}`)
}

/** Null while the site has no PIN. */
export const fitsPin = async (store: Store, site: SiteId, pin: string): Promise<boolean | null> => {
  const [salt, hash] = (await store.notes.get(pinNote(site)))?.split('$') ?? []
  if (!salt || !hash) return null
  return timingSafeEqual(await derive(pin, Buffer.from(salt, 'base64')), Buffer.from(hash, 'base64'))
}
