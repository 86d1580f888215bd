// The texts of the screens: one language at a time, loaded when it is needed.
import {
  type CoreContext,
  compile,
  createCoreContext,
  registerMessageCompiler,
  registerMessageResolver,
  resolveValue,
  translate,
} from '@intlify/core-base'
import { type App, type InjectionKey, inject, type Ref, readonly, ref, shallowRef } from 'vue'
import type german from '../shared/languages/de.json'
import { directionOf, localeOf } from '../shared/languages/habits.ts'
import type { Texts } from '../shared/plan.ts'
import type { WaitRange } from '../shared/views.ts'

registerMessageCompiler(compile)
registerMessageResolver(resolveValue)

interface Messages {
  readonly [key: string]: string | Messages
}

/** The dotted keys of a catalogue. */
export type KeysOf<M> = {
  [K in keyof M & string]: M[K] extends string ? K : `${K}.${KeysOf<M[K]>}`
}[keyof M & string]

/** Every text that visitors read. */
export type TextKey = KeysOf<typeof german>

export type Catalogues = { readonly [language: string]: () => Promise<Messages> }

/** What visitors read; staff screens add theirs with `mergeCatalogues`. */
export const visitorCatalogues: Catalogues = {
  de: () => import('../shared/languages/de.json').then((file) => file.default),
  'de-simple': () => import('../shared/languages/de-simple.json').then((file) => file.default),
  en: () => import('../shared/languages/en.json').then((file) => file.default),
  tr: () => import('../shared/languages/tr.json').then((file) => file.default),
  uk: () => import('../shared/languages/uk.json').then((file) => file.default),
  ru: () => import('../shared/languages/ru.json').then((file) => file.default),
  ar: () => import('../shared/languages/ar.json').then((file) => file.default),
  ro: () => import('../shared/languages/ro.json').then((file) => file.default),
  pl: () => import('../shared/languages/pl.json').then((file) => file.default),
  it: () => import('../shared/languages/it.json').then((file) => file.default),
  fr: () => import('../shared/languages/fr.json').then((file) => file.default),
}

/** One catalogue out of several that hold different sections; languages that not all of them have are left out. */
export function mergeCatalogues(first: Catalogues, ...others: readonly Catalogues[]): Catalogues {
  const languages = Object.keys(first).filter((language) => others.every((other) => language in other))
  return Object.fromEntries(
    languages.map((language) => [
      language,
      async () => Object.assign({}, ...(await Promise.all([first, ...others].map((from) => from[language]?.())))),
    ]),
  )
}

export interface TextTools<Key extends string = TextKey> {
  readonly language: Readonly<Ref<string>>
  /** The text of a key; `count`, else `minutes`, else the `high` end of a range also chooses its plural form. */
  t(key: Key, params?: Readonly<Record<string, string | number>>): string
  /** A text of the plan in the language shown; German stands in for a missing one. */
  textOf(texts: Texts): string
  /** "etwa 10–20 Minuten"; never more exact than the range. */
  waitText(wait: WaitRange | null): string
  /** Time of day at the site. */
  time(at: number): string
  /** Weekday, day and month at the site. */
  date(at: number): string
  /** The same for a calendar day such as `2026-11-23`. */
  dayText(day: string): string
  number(value: number): string
  /** Loads another language and shows it; an unknown one changes nothing. */
  use(language: string): Promise<void>
  /** Times are those of this zone from now on; before, those of Berlin. */
  setTimeZone(zone: string): void
}

export interface TextOptions {
  readonly catalogues?: Catalogues
  /** Gets the language and direction of what is shown. */
  readonly root?: Pick<HTMLElement, 'lang' | 'dir'> | null
}

/** CLDR's order: a text gives its plural forms in this order, without those that the language does not have. */
const pluralForms = ['zero', 'one', 'two', 'few', 'many', 'other'] as const

/** Which of `forms` plural forms of a text stands for `count`; a text of fewer forms uses its last one for the rest. */
export function pluralIndex(language: string, count: number, forms: number): number {
  const rules = new Intl.PluralRules(language)
  const known = pluralForms.filter((form) => rules.resolvedOptions().pluralCategories.includes(form))
  return Math.min(known.indexOf(rules.select(count)), forms - 1)
}

/** Loads the first language and gives the tools to all screens of an app (`app.provide(textsKey, tools)` or `provideTexts`). */
export async function loadTexts<Key extends string = TextKey>(
  language: string,
  {
    catalogues = visitorCatalogues,
    root = typeof document === 'undefined' ? null : document.documentElement,
  }: TextOptions = {},
): Promise<TextTools<Key>> {
  const shown = ref('de')
  const timeZone = ref('Europe/Berlin')
  const context = shallowRef<CoreContext>()
  const loaded = new Map<string, Messages>()
  let wanted = ''

  async function use(next: string): Promise<void> {
    const load = catalogues[next]
    if (!load) return
    wanted = next
    const messages = loaded.get(next) ?? (await load())
    loaded.set(next, messages)
    if (wanted !== next) return
    context.value = createCoreContext({
      locale: next,
      messages: { [next]: messages },
      pluralRules: { [next]: (count: number, forms: number) => pluralIndex(next, count, forms) },
      missingWarn: false,
      fallbackWarn: false,
    }) as CoreContext
    shown.value = next
    if (root) {
      root.lang = next
      root.dir = directionOf(next)
    }
  }

  const t = (key: string, params: Readonly<Record<string, string | number>> = {}): string => {
    if (!context.value) return ''
    const counted = params.count ?? params.minutes ?? params.high
    return String(translate(context.value, key, params, typeof counted === 'number' ? { plural: counted } : {}))
  }
  const format = (options: Intl.DateTimeFormatOptions) => (at: number) =>
    new Intl.DateTimeFormat(localeOf(shown.value), { timeZone: timeZone.value, ...options }).format(at)
  const longDay = { weekday: 'long', day: 'numeric', month: 'long' } as const

  await use(language in catalogues ? language : 'de')

  return {
    language: readonly(shown),
    t,
    use,
    setTimeZone(zone) {
      timeZone.value = zone
    },
    textOf: (texts) => texts[shown.value] ?? texts[shown.value.split('-')[0] ?? ''] ?? texts.de,
    waitText(wait) {
      if (!wait) return t('common.wait.unknown')
      const { low, high } = wait
      if (high < 5) return t('common.wait.short')
      if (low <= 0) return t('common.wait.upTo', { high })
      return low === high ? t('common.wait.about', { high }) : t('common.wait.range', { low, high })
    },
    time: format({ hour: 'numeric', minute: '2-digit' }),
    date: format(longDay),
    dayText: (day) => format({ ...longDay, timeZone: 'UTC' })(Date.parse(day)),
    number: (value) => new Intl.NumberFormat(localeOf(shown.value)).format(value),
  }
}

const textsKey: InjectionKey<TextTools<string>> = Symbol('texts')

export function provideTexts(app: App, tools: TextTools<never>): void {
  app.provide(textsKey, tools as TextTools<string>)
}

/** The tools that the app was given; `Key` is the keys of its catalogues. */
export function useTexts<Key extends string = TextKey>(): TextTools<Key> {
  const tools = inject(textsKey)
  if (!tools) throw new Error('provideTexts has not been called for this app')
  return tools as TextTools<Key>
}
