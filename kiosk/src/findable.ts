import type { Texts } from '../../shared/plan.ts'
import type { Searchable } from '../../ui/search.ts'

/** What the search looks at of a service. */
interface Findable {
  readonly id: string
  readonly name: Texts
  readonly words: Readonly<Record<string, readonly string[]>>
  readonly questions: readonly { readonly options: readonly { readonly leadsTo: string | null }[] }[]
  readonly listed: boolean
}

/**
 * The services that visitors choose from, with what each is found by in a language. German words count in every language:
 * they stand on the letters that people hold in their hands. What no list shows is found by the service whose answer leads
 * there (rule G13).
 */
export function findable<S extends Findable>(services: readonly S[], language: string): Searchable<S>[] {
  const byId = new Map<string, S>(services.map((service) => [service.id, service]))
  const namesOf = ({ name }: S) => [...new Set([name[language] ?? name.de, name.de])]
  const wordsOf = ({ words }: S) => [...new Set([...(words[language] ?? []), ...(words.de ?? [])])]
  const unlistedFrom = ({ questions }: S) =>
    questions
      .flatMap(({ options }) => options)
      .flatMap(({ leadsTo }) => (leadsTo === null ? [] : (byId.get(leadsTo) ?? [])))
      .filter(({ listed }) => !listed)
  return services
    .filter(({ listed }) => listed)
    .map((item) => {
      const further = unlistedFrom(item).flatMap((one) => [...namesOf(one), ...wordsOf(one)])
      return { item, names: namesOf(item), words: [...new Set([...wordsOf(item), ...further])] }
    })
}
