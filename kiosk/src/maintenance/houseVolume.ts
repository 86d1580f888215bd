// How loud this kiosk is at the beginning of every visit, kept by its browser.
import { isVolume, usualAids } from '../aids.ts'

const name = 'lotse.kiosk.volume'

/** What staff have set, or the usual. */
export function rememberedVolume(): number {
  const kept = Number(typeof localStorage === 'undefined' ? Number.NaN : (localStorage.getItem(name) ?? Number.NaN))
  return isVolume(kept) ? kept : usualAids.volume
}

export function rememberVolume(volume: number): void {
  localStorage.setItem(name, `${volume}`)
}
