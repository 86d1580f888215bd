// What is particular to a language besides its texts.

/**
 * The locale by whose habits screens and slips write times and figures. English as in Europe, with 24 hours; Arabic with the
 * digits that stand on slips and boards, and 24 hours too.
 */
export function localeOf(language: string): string {
  if (language === 'en') return 'en-GB'
  return language === 'ar' ? 'ar-u-ca-gregory-hc-h23-nu-latn' : language
}

const rightToLeft = ['ar', 'fa', 'he', 'ps', 'ur', 'ckb']

export const directionOf = (language: string): 'ltr' | 'rtl' =>
  rightToLeft.includes(language.split('-')[0] ?? '') ? 'rtl' : 'ltr'

/** The direction of a page of such texts: from right to left as soon as one of them begins with a letter that runs so. */
export function directionOfTexts(texts: readonly string[]): 'ltr' | 'rtl' {
  const first = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u
  return texts.some((text) => first.test(text)) ? 'rtl' : 'ltr'
}

/** A language by its own name, in its own script, for those who read no other. */
export function ownName(language: string): string {
  // "simple" is a registered variant (BCP 47) that browsers have no name for.
  if (language === 'de-simple') return 'Leichte Sprache'
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
  return name.slice(0, 1).toLocaleUpperCase(language) + name.slice(1)
}

/** The one of the offered languages that a wish such as `de-AT` means; undefined when there is none like it. */
export function languageFor<Offered extends string>(wish: string, offered: readonly Offered[]): Offered | undefined {
  const wanted = wish.toLowerCase()
  return (
    offered.find((language) => language.toLowerCase() === wanted) ??
    offered.find((language) => language === wanted.split('-')[0])
  )
}
