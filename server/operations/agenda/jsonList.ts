// A list of appointments and free slots as programs send it.
import { z } from 'zod'
import type { Plan } from '../../../shared/plan.ts'
import { codeNamed, dateOf, gathering, type ListReading, languageNamed, mostPlaces, serviceNamed } from './entries.ts'

const time = z.iso.datetime({ offset: true })

/** An appointment without its number, times as ISO 8601 with offset. */
export const AgreedJson = z.object({ service: z.string(), time, language: z.string().nullable().optional() })

export const JsonList = z.object({
  appointments: z
    .array(AgreedJson.extend({ code: z.string(), cancelled: z.boolean().optional() }))
    .max(10_000)
    .default([]),
  slots: z
    .array(z.object({ service: z.string(), time, capacity: z.int().min(0).max(mostPlaces) }))
    .max(10_000)
    .default([]),
})

/** The list of one site, all or nothing; problems are named by their paths, such as `appointments.0`. */
export function readJsonList({ appointments, slots }: z.output<typeof JsonList>, plan: Plan): ListReading {
  const list = gathering({ addUp: false })
  const site = plan.site.id
  for (const [
    index,
    { cancelled = false, code: number, language: wish, service: name, time },
  ] of appointments.entries()) {
    const at = `appointments.${index}`
    const report = list.reportAt(at)
    const code = codeNamed(number, report)
    const service = serviceNamed(name, plan, report)
    const language = languageNamed(wish ?? '', plan, report)
    const moment = Date.parse(time)
    if (code && service && language !== undefined)
      list.appointment(at, { site, date: dateOf(moment, plan), code, service, time: moment, language, cancelled })
  }
  for (const [index, { capacity, service: name, time }] of slots.entries()) {
    const at = `slots.${index}`
    const service = serviceNamed(name, plan, list.reportAt(at))
    const moment = Date.parse(time)
    if (service) list.slot(at, { site, date: dateOf(moment, plan), service, time: moment, capacity })
  }
  return list.reading()
}
