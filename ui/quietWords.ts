import { wordsOf } from './wordFolding.ts'

/** Words around a concern that say nothing of which it is, by language. */
const sentences: { readonly [language: string]: string } = {
  de: `ich wir du er sie es mich mir uns mein meine meinen meiner meinem unser unsere der die das den dem des ein eine einen einer
    einem und oder für von vom zu zum zur in im ins an am auf aus bei mit nach wegen ist sind bin habe hab haben hat möchte will
    wollen muss brauche bitte wo wie was kann gibt wurde worden`,
  en: 'i we you my our the a an and or for of to in on at with is am are have has want need would like please where how what can',
  tr: 've veya için bir ben benim istiyorum lazım nerede nasıl ile',
  uk: 'я ми мій моя моє мої мені хочу треба потрібно потрібен для на в у з із до і й та або де як це',
  ru: 'я мы мой моя моё мои мне хочу надо нужно нужен для на в у с из до и или где как это',
  ar: 'أنا نحن أريد أحتاج في من إلى على عن مع أو و هل أين كيف هذا',
  ro: 'eu noi meu mea vreau am nevoie de pentru la în din cu și sau un o unde cum este',
  pl: 'ja my mój moja moje chcę potrzebuję do na w z ze dla i lub albo gdzie jak to się',
  it: 'io noi mio mia il la lo le gli un una e o per di da in con vorrei devo voglio ho bisogno dove come',
  fr: 'je nous mon ma mes le la les un une et ou pour de du des à au en avec veux voudrais dois besoin où comment est',
}

const quiet: ReadonlySet<string> = new Set(Object.values(sentences).flatMap(wordsOf))

/** The words that tell what is meant; all of them where none does. */
export function tellingWords(words: readonly string[]): readonly string[] {
  const telling = words.filter((word) => !quiet.has(word))
  return telling.length === 0 ? words : telling
}
