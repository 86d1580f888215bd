// What this browser remembers of the person at it: where they work, in which language and size they read.
import type { InjectionKey } from 'vue'
import type { DeskId } from '../../shared/ids.ts'

export interface Remembered {
  desk: DeskId | null
  language: string | null
  large: boolean
}

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const names = { desk: 'lotse.counter.desk', language: 'lotse.counter.language', large: 'lotse.counter.large' } as const

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
  let desk = read(names.desk) as DeskId | null
  let language = read(names.language)
  let large = read(names.large) === 'yes'
  return {
    get desk() {
      return desk
    },
    set desk(value) {
      desk = value
      write(names.desk, value)
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
  }
}

export const rememberedKey: InjectionKey<Remembered> = Symbol('remembered')
