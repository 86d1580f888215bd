// The texts of staff screens: those of the visitors' catalogues and their own, in the languages that have both.
import type german from '../../shared/languages/staff/de.json'
import {
  type KeysOf,
  mergeCatalogues,
  type TextKey,
  type TextTools,
  useTexts,
  visitorCatalogues,
} from '../../ui/language.ts'

export type StaffKey = TextKey | KeysOf<typeof german>
export type StaffTexts = TextTools<StaffKey>

export const staffCatalogues = mergeCatalogues(visitorCatalogues, {
  de: () => import('../../shared/languages/staff/de.json').then((file) => file.default),
  en: () => import('../../shared/languages/staff/en.json').then((file) => file.default),
})

/** The languages that staff can read their screens in. */
export const staffLanguages = Object.keys(staffCatalogues)

export const useStaffTexts = (): StaffTexts => useTexts<StaffKey>()
