// The example plan, so that Lotse can be tried at once: loaded into an empty data folder, and open today whatever the hour.
import type { DayDate, SiteId } from '../shared/ids.ts'
import type { Plan } from '../shared/plan.ts'
import type { Clock } from './clock.ts'
import { dateAt, hoursOn, openState } from './domain/hours.ts'
import { sampleAppointments, sampleSlots } from './exampleAppointments.ts'
import { sampleClerks } from './exampleClerks.ts'
import { planHash } from './planHash.ts'
import { openTodayReason } from './samples/closingDays.ts'
import { samplePlans } from './samples/samples.ts'
import { translated } from './samples/translating.ts'
import type { Store } from './store/store.ts'

/** Note of a folder that was made under LOTSE_CLOCK: it holds example plans only, and never serves a town. */
export const trialNote = 'trial-clock'

/** Stores the example plans and their clerks if the store has no plan yet; true if it did. */
export const loadExample = async (store: Store, clock: Clock): Promise<boolean> => {
  if ((await store.plans.current()).length > 0) return false
  for (const plan of samplePlans) {
    await store.plans.put(plan, planHash(plan), clock.now())
    for (const clerk of sampleClerks(plan)) await store.clerks.put(clerk)
  }
  return true
}

/** The plan with an exception that keeps it open from midnight to midnight. */
const openAllDay = (plan: Plan, date: DayDate): Plan => {
  const today = {
    date,
    hours: { open: '00:00', close: '24:00', lastIssue: '24:00', breaks: [] },
    reason: translated(openTodayReason),
  }
  const exceptions = [...plan.hours.exceptions.filter((one) => one.date !== date), today]
  return { ...plan, hours: { ...plan.hours, exceptions } }
}

/**
 * Outside its hours the example would give no number: an exception keeps it open today (design §5), and a day without
 * appointments or free slots gets example ones. Returns the sites that were opened. A town's own plan is never touched.
 */
export const openExampleToday = async (store: Store, clock: Clock): Promise<readonly SiteId[]> => {
  const opened: SiteId[] = []
  for (const { plan: current } of await store.plans.current()) {
    if (!current.example) continue
    const now = clock.now()
    const date = dateAt(now, current.site.timeZone)
    const isOpen = openState(hoursOn(current, date), now, null).kind === 'open'
    const plan = isOpen ? current : openAllDay(current, date)
    if (!isOpen) {
      await store.plans.put(plan, planHash(plan), now)
      opened.push(plan.site.id)
    }
    if ((await store.appointments.of(plan.site.id, date)).length === 0)
      await store.appointments.put(sampleAppointments(date, plan))
    if ((await store.slots.of(plan.site.id, date)).length === 0) await store.slots.put(sampleSlots(date, plan))
  }
  return opened
}

/** Whether every plan in force is marked as an example: only such an installation runs under another clock. */
export const isAllExample = async (store: Store): Promise<boolean> =>
  (await store.plans.current()).every(({ plan }) => plan.example)
