// Reasons, outcomes, classes and small matters that both example sites give their staff to choose from.
import type { PlanDraft } from './drafts.ts'

export const reasons: PlanDraft['reasons'] = {
  outOfTurn: [
    { id: 'gesundheit', name: { de: 'Es geht der Person nicht gut', en: 'The person is unwell' } },
    { id: 'wartet-lange', name: { de: 'Wartet ungewöhnlich lange', en: 'Has waited unusually long' } },
    { id: 'kommt-zurueck', name: { de: 'Bringt Fehlendes nach', en: 'Is back with what was missing' } },
    { id: 'dolmetscher', name: { de: 'Dolmetscher ist gerade da', en: 'Interpreter is here now' } },
    { id: 'anderer-grund', name: { de: 'Anderer Grund', en: 'Another reason' } },
  ],
  park: [
    {
      id: 'fotos',
      name: { de: 'Fotos machen', en: 'Taking photos' },
      errand: {
        way: { de: 'Fotoautomat im Eingang, rechts', en: 'Photo booth in the entrance, on the right' },
        usualMinutes: 10,
      },
    },
    { id: 'unterlagen', name: { de: 'Holt Unterlagen', en: 'Fetching documents' } },
    {
      id: 'kennzeichen',
      name: { de: 'Kennzeichen prägen lassen', en: 'Having number plates made' },
      errand: {
        way: { de: 'Schilderpräger gegenüber vom Haupteingang', en: 'Plate maker opposite the main entrance' },
        usualMinutes: 20,
      },
    },
    {
      id: 'kasse',
      name: { de: 'An der Kasse zahlen', en: 'Paying at the cash desk' },
      errand: {
        way: { de: 'Kassenautomat neben dem Infostand', en: 'Pay machine beside the info stand' },
        usualMinutes: 5,
      },
    },
    { id: 'formular', name: { de: 'Füllt ein Formular aus', en: 'Filling in a form' } },
    { id: 'klaerung', name: { de: 'Wird im Haus geklärt', en: 'Being clarified in the house' } },
  ],
  closing: [
    { id: 'technik', name: { de: 'Technische Störung', en: 'Technical fault' } },
    { id: 'personal', name: { de: 'Zu wenig Personal', en: 'Too few staff' } },
    { id: 'versammlung', name: { de: 'Betriebsversammlung', en: 'Staff meeting' } },
    { id: 'andrang', name: { de: 'Sehr großer Andrang', en: 'Very many visitors' } },
    { id: 'raeumung', name: { de: 'Räumung des Gebäudes', en: 'Evacuation of the building' } },
    { id: 'wartung', name: { de: 'Wartung', en: 'Maintenance' } },
  ],
  outcome: [
    { id: 'erledigt', name: { de: 'Erledigt', en: 'Settled' } },
    { id: 'unterlagen-fehlen', name: { de: 'Unterlagen fehlen', en: 'Documents missing' } },
    { id: 'nicht-zustaendig', name: { de: 'Hier nicht zuständig', en: 'Not our business' } },
    { id: 'nur-auskunft', name: { de: 'Nur Auskunft', en: 'Information only' } },
    { id: 'termin-vereinbart', name: { de: 'Termin vereinbart', en: 'Appointment made' } },
    { id: 'abgebrochen', name: { de: 'Abgebrochen', en: 'Broken off' } },
  ],
}

export const priorities: PlanDraft['priorities'] = [
  { id: 'behinderung', name: { de: 'Behinderung', en: 'Disability' } },
  { id: 'schwangerschaft', name: { de: 'Schwangerschaft', en: 'Pregnancy' } },
  { id: 'kleinkind', name: { de: 'Mit kleinem Kind', en: 'With a small child' } },
]

export const matters: NonNullable<PlanDraft['matters']> = [
  { id: 'auskunft', name: { de: 'Auskunft', en: 'Information' } },
  { id: 'weg', name: { de: 'Weg gezeigt', en: 'Showed the way' } },
  { id: 'abholung', name: { de: 'Abholung', en: 'Pick-up' } },
  { id: 'formular', name: { de: 'Formular ausgegeben', en: 'Form given out' } },
  { id: 'abgabe', name: { de: 'Unterlagen angenommen', en: 'Documents taken in' } },
  { id: 'fundsache-abgegeben', name: { de: 'Fundsache abgegeben', en: 'Found item handed in' } },
  { id: 'fundsache-abgeholt', name: { de: 'Fundsache abgeholt', en: 'Found item picked up' } },
  { id: 'termin', name: { de: 'Termin vereinbart', en: 'Appointment made' } },
]
