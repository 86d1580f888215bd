import { ref } from 'vue'
import { useTexts, visitorCatalogues } from '../../../ui/language.ts'

const storeKey = 'lotse-language'

/** Storage is refused in some private windows; the choice then lasts as long as the page. */
function remembered(): string | null {
  try {
    return sessionStorage.getItem(storeKey)
  } catch {
    return null
  }
}

function remember(language: string): void {
  try {
    sessionStorage.setItem(storeKey, language)
  } catch {
    // It lasts as long as the page.
  }
}

/** What the page speaks before the ticket is there: what was chosen here, else the phone's language, else German. */
export function firstLanguage(): string {
  const wanted = [remembered(), ...navigator.languages.map((language) => language.split('-')[0])]
  return wanted.find((language) => language && language in visitorCatalogues) ?? 'de'
}

/** The ticket's language, unless the visitor has chosen another one on this page. */
export function useLanguageChoice() {
  const { use } = useTexts()
  const chosen = ref(remembered())
  return {
    /** The ticket has come and says in which language it was drawn. */
    follow: async (language: string) => {
      if (chosen.value === null) await use(language)
    },
    choose: async (language: string) => {
      chosen.value = language
      remember(language)
      await use(language)
    },
  }
}
