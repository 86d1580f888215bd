// What this browser remembers of the person at it: where they work, in which language and size they read.
import type { InjectionKey } from 'vue'
import type { ClerkId, DeskId, SiteId } from '../../shared/ids.ts'
import { type ThemeChoice, themeChoices } from '../../ui/theme.ts'

/** Who sat down on a business day; `clerk` null: somebody who gave no name. */
export interface SatDown {
  readonly day: string
  readonly clerk: ClerkId | null
}

export interface Remembered {
  /** Of those who have rights at several. */
  site: SiteId | null
  desk: DeskId | null
  /** For that day only. */
  clerk: SatDown | null
  language: string | null
  large: boolean
  theme: ThemeChoice
}

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const names = {
  site: 'lotse.counter.site',
  desk: 'lotse.counter.desk',
  clerk: 'lotse.counter.clerk',
  language: 'lotse.counter.language',
  large: 'lotse.counter.large',
  theme: 'lotse.counter.theme',
} as const

/** `2026-11-23 clerk-id`, or the day alone for no name. */
const written = ({ day, clerk }: SatDown) => (clerk === null ? day : `${day} ${clerk}`)
const satDown = (text: string | null): SatDown | null => {
  const [day = '', clerk] = text?.split(' ') ?? []
  return day === '' ? null : { day, clerk: (clerk ?? null) as ClerkId | null }
}

/** Reads and writes the browser's storage; where that is switched off, nothing is remembered and all works all the same. */
export function openRemembered(shelf: () => Shelf = () => localStorage): Remembered {
  const read = (name: string) => {
    try {
      return shelf().getItem(name)
    } catch {
      return null
    }
  }
  const write = (name: string, value: string | null) => {
    try {
      if (value === null) shelf().removeItem(name)
      else shelf().setItem(name, value)
    } catch {
      // Storage is switched off or full: the choice holds until the page is closed.
    }
  }
  let site = read(names.site) as SiteId | null
  let desk = read(names.desk) as DeskId | null
  let clerk = satDown(read(names.clerk))
  let language = read(names.language)
  let large = read(names.large) === 'yes'
  let theme = themeChoices.find((one) => one === read(names.theme)) ?? 'device'
  return {
    get site() {
      return site
    },
    set site(value) {
      site = value
      write(names.site, value)
    },
    get desk() {
      return desk
    },
    set desk(value) {
      desk = value
      write(names.desk, value)
    },
    get clerk() {
      return clerk
    },
    set clerk(value) {
      clerk = value
      write(names.clerk, value && written(value))
    },
    get language() {
      return language
    },
    set language(value) {
      language = value
      write(names.language, value)
    },
    get large() {
      return large
    },
    set large(value) {
      large = value
      write(names.large, value ? 'yes' : null)
    },
    get theme() {
      return theme
    },
    set theme(value) {
      theme = value
      write(names.theme, value === 'device' ? null : value)
    },
  }
}

export const rememberedKey: InjectionKey<Remembered> = Symbol('remembered')
