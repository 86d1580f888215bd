// What the town hall keeps beside the servers: plans, and the appointments and free slots of a date.
import type { AppointmentRow, SlotRow } from '../../server/store/store.ts'
import type { DayDate, SiteId } from '../../shared/ids.ts'
import type { RandomStep } from '../support/randomDay.ts'
import type { Installation } from './installation.ts'
import { randomAppointments, randomSlots, siteIds } from './towns.ts'

const kinds = ['changePlan', 'addAppointment', 'cancelAppointment', 'changeSlots'] as const
type Setting = (typeof kinds)[number]

/** Whether servers do this by themselves after settings were changed. */
export const isSetting = (kind: RandomStep['kind']): kind is Setting => kinds.some((setting) => setting === kind)

export interface Settings {
  /** As the list has them. */
  appointmentsOf(site: SiteId): readonly AppointmentRow[]
  /** Something changes at one of the sites; the servers hear of it one after the other. */
  change(what: Setting): Promise<void>
}

/** Draws the lists of the date and puts them into the store. */
export async function settingsOf(installation: Installation, date: DayDate): Promise<Settings> {
  const { chance, ground, houses } = installation
  const appointments = new Map<SiteId, AppointmentRow[]>()
  const slots = new Map<SiteId, SlotRow[]>()
  for (const site of siteIds) {
    appointments.set(site, randomAppointments(site, date, chance))
    slots.set(site, randomSlots(site, date, chance))
    await ground.store.appointments.put(appointments.get(site) ?? [])
    await ground.store.slots.put(slots.get(site) ?? [])
  }

  const changePlan = async (site: SiteId) => {
    const plan = installation.planOf(site)
    const queue = { ...plan.queue, missedGraceSeconds: 300 + chance.below(10) * 60 }
    await installation.changePlan({ ...plan, queue, desks: plan.desks.slice(chance.oneIn(5) ? 1 : 0) })
  }

  const changeAppointment = async (site: SiteId, change: (row: AppointmentRow) => AppointmentRow) => {
    const list = appointments.get(site) ?? []
    const row = chance.pick(list)
    const changed = change(row)
    list[list.indexOf(row)] = changed
    await ground.store.appointments.put([changed])
  }

  const changes: Readonly<Record<Setting, (site: SiteId) => Promise<unknown>>> = {
    changePlan,
    addAppointment: (site) =>
      changeAppointment(site, (row) => ({ ...row, cancelled: false, time: row.time + chance.below(90) * 60_000 })),
    cancelAppointment: (site) => changeAppointment(site, (row) => ({ ...row, cancelled: true })),
    changeSlots: (site) =>
      ground.store.slots.put([{ ...chance.pick(slots.get(site) ?? []), capacity: chance.below(4) }]),
  }

  return {
    appointmentsOf: (site) => appointments.get(site) ?? [],
    async change(what) {
      await changes[what](chance.pick(siteIds))
      for (const house of houses()) await house.refresh()
    },
  }
}
