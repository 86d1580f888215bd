// A morning with visitors, so that the pictures show numbers, waits and figures of a day that is under way.
import type { House, Issued } from './house.ts'

const site = '/sites/kempten'
/** Who sits where (null: somebody without a name), and the minutes that a visitor takes there. */
const desks = {
  infostand: { clerk: null, takes: 5 },
  '1': { clerk: 'berger', takes: 8 },
  '3': { clerk: null, takes: 9 },
  '4': { clerk: 'zeller', takes: 11 },
  '5': { clerk: 'osterrieder', takes: 10 },
}
/** Who has come just now. */
const latest = ['personalausweis', 'wohnsitz-anmelden', 'reisepass', 'auto-zulassen', 'personalausweis']
/** A few more come than the desks get done. */
const minutesBetweenVisitors = 2.2
const outcomes = ['erledigt', 'erledigt', 'erledigt', 'unterlagen-fehlen', 'nur-auskunft']
/** What is wanted, one after the other, over and over. */
const wanted = [
  'personalausweis',
  'wohnsitz-anmelden',
  'auto-ummelden',
  'reisepass',
  'fuehrungszeugnis',
  'personalausweis',
  'auto-zulassen',
  'wohnsitz-anmelden',
  'reisepass',
]

export interface Morning {
  readonly post: House['post']
  readonly issue: House['issue']
  /** Since the beginning, by the clock of the house. */
  readonly minutesPassed: () => number
  readonly minutes: number
}

/** Resolves when that many minutes have passed; some visitors wait then, and the desks are in conversation. */
export async function playMorning({ post, issue, minutesPassed, minutes }: Morning): Promise<void> {
  const inConversation = new Map<string, { id: string; until: number }>()
  for (const [desk, { clerk }] of Object.entries(desks))
    await post(`${site}/desks/${desk}/open`, clerk === null ? {} : { clerk })
  let come = 0
  let served = 0
  while (minutesPassed() < minutes) {
    const now = minutesPassed()
    for (; come < now / minutesBetweenVisitors; come++) await issue(wanted[come % wanted.length] ?? '')
    for (const [desk, { takes }] of Object.entries(desks)) {
      const visitor = inConversation.get(desk)
      if (visitor && visitor.until > now) continue
      if (visitor) {
        await post(`/tickets/${visitor.id}/finish`, { outcome: outcomes[served % outcomes.length] })
        inConversation.delete(desk)
        served += 1
      }
      const next = await post<Issued | undefined>(`${site}/desks/${desk}/call-next`)
      if (!next) continue
      await post(`/tickets/${next.id}/start`)
      inConversation.set(desk, { id: next.id, until: now + takes * (0.7 + (served % 7) / 10) })
    }
  }
  for (const service of latest) await issue(service)
}
