// Tiles of the kiosk's first screen.
import type { PlanDraft } from './drafts.ts'

type GroupDraft = PlanDraft['groups'][number]

export const ausweis: GroupDraft = {
  id: 'ausweis',
  name: { de: 'Ausweis und Pass', en: 'Identity card and passport' },
  hint: { de: 'Personalausweis, Reisepass', en: 'apply, pick up, report a loss' },
  icon: 'id-card',
}

export const umzug: GroupDraft = {
  id: 'umzug',
  name: { de: 'Umzug, Wohnsitz', en: 'Moving house' },
  hint: { de: 'anmelden, ummelden, abmelden', en: 'register, change, deregister' },
  icon: 'house',
}

export const auto: GroupDraft = {
  id: 'auto',
  name: { de: 'Auto und Führerschein', en: 'Car and driving licence' },
  hint: { de: 'zulassen, umtauschen', en: 'register, exchange' },
  icon: 'car',
}

export const familie: GroupDraft = {
  id: 'familie',
  name: { de: 'Familie und Geburt', en: 'Family and birth' },
  hint: { de: 'Urkunden, Heirat', en: 'certificates, marriage' },
  icon: 'people',
}

export const bescheinigungen: GroupDraft = {
  id: 'bescheinigungen',
  name: { de: 'Bescheinigungen', en: 'Certificates' },
  hint: { de: 'Führungszeugnis und andere', en: 'good conduct and others' },
  icon: 'document',
}

export const soziales: GroupDraft = {
  id: 'soziales',
  name: { de: 'Soziales und Gewerbe', en: 'Benefits and business' },
  hint: { de: 'Wohngeld, Rente, Firma', en: 'housing, pension, company' },
  icon: 'hand',
}

export const aufenthalt: GroupDraft = {
  id: 'aufenthalt',
  name: { de: 'Aufenthalt, Einbürgerung', en: 'Residence permits' },
  hint: { de: 'Ausländeramt', en: 'aliens office, naturalisation' },
  icon: 'globe',
}

export const info: GroupDraft = {
  id: 'info',
  name: { de: 'Kurze Frage, Fundsachen', en: 'Quick question, lost property' },
  hint: { de: 'Auskunft, Formulare', en: 'information, forms' },
  icon: 'info',
}

export const gemeinde: GroupDraft = {
  id: 'gemeinde',
  name: { de: 'Ausweis, Umzug', en: 'Identity card, moving house' },
  hint: { de: 'im Rathaus Ihrer Gemeinde', en: 'at your own town hall' },
  icon: 'id-card',
}

export const landkreis: GroupDraft = {
  id: 'soziales',
  name: { de: 'Soziales, Familie, Jagd', en: 'Benefits, family, hunting' },
  hint: { de: 'Wohngeld, Unterhalt, BAföG', en: 'housing, maintenance, grants' },
  icon: 'hand',
}
