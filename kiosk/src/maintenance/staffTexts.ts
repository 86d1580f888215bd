import type german from '../../../shared/languages/staff/de.json'
import { type KeysOf, loadTexts, type TextTools } from '../../../ui/language.ts'

export type StaffWords = TextTools<KeysOf<typeof german>>

/** The texts of staff: in English where that is shown, else in German. They leave the page's own language alone. */
export const loadStaffWords = (shown: string): Promise<StaffWords> =>
  loadTexts(shown === 'en' ? 'en' : 'de', {
    root: null,
    catalogues: {
      de: () => import('../../../shared/languages/staff/de.json').then((file) => file.default),
      en: () => import('../../../shared/languages/staff/en.json').then((file) => file.default),
    },
  })
