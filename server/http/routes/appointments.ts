// REST: a site's appointments and free slots, for the town's booking system, and who has not come.
import { z } from 'zod'
import { AppointmentCode, type DayDate, Language, type ServiceId } from '../../../shared/ids.ts'
import { days, isPeriod, period } from '../../../shared/protocol.ts'
import { takesAppointments } from '../../domain/planIndex.ts'
import { holdersOf, placesLeft } from '../../domain/slots.ts'
import type { LiveSite } from '../../liveSites.ts'
import {
  cancelAppointment,
  type ListedAppointment,
  listAppointments,
  putAppointment,
  takeInList,
} from '../../operations/agenda/changing.ts'
import { dateOf } from '../../operations/agenda/entries.ts'
import { AgreedJson, JsonList, readJsonList } from '../../operations/agenda/jsonList.ts'
import { readList } from '../../operations/agenda/readList.ts'
import { takeSlot } from '../../operations/appointments.ts'
import { csvOf } from '../../operations/csv.ts'
import type { Operations } from '../../operations/perform.ts'
import { type Endpoint, endpoint, json, managersDoor, refused, staffDoor } from '../endpoint.ts'
import { format, jsonOrCsv } from '../format.ts'
import { IssuedJson, isoAt, ticketJson } from '../ticketJson.ts'

const AppointmentJson = z.object({
  code: z.string(),
  date: z.string(),
  service: z.string(),
  time: z.string(),
  language: z.string().nullable(),
  state: z.enum(['expected', 'checked-in', 'lapsed', 'cancelled']).meta({ description: 'lapsed: nobody came' }),
  label: z.string().nullable().meta({ description: 'The number, once it has checked in today' }),
})
const SlotJson = z.object({
  service: z.string(),
  time: z.string(),
  capacity: z.number(),
  taken: z.number().meta({ description: 'Numbers given here for it that were not given up before its time' }),
  free: z.number(),
})
const NoShowJson = z.object({
  site: z.string(),
  date: z.string(),
  number: z.number(),
  service: z.string(),
  time: z.string(),
})
const TakenInJson = z.object({
  appointments: z.number(),
  slots: z.number(),
  changed: z.number().meta({ description: 'New, or other than before' }),
})
const refusals = { 401: { what: 'No valid token' }, 403: { what: 'Another site or role' } }
const date = z.object({ date: z.iso.date().optional().meta({ description: 'Today without it' }) })
/** A month of a large house, as text. */
const largestListBytes = 1024 * 1024

const appointmentJson = (site: LiveSite, one: ListedAppointment): z.infer<typeof AppointmentJson> => {
  const { code, date, label, language, service, state, time } = one
  return { code, date, service, time: isoAt(time, site.plan().plan.site.timeZone), language, state, label }
}

const codeOf = (text: string) => AppointmentCode.safeParse(text.toUpperCase())
const noCode = { code: 'invalid-message', paths: ['code'] } as const

export const appointmentRoutes = (operations: Operations): readonly Endpoint[] => {
  const { clock, store } = operations
  const wanted = (site: LiveSite, asked: string | undefined) => (asked ?? site.day().state().date) as DayDate

  /** Slots of the running day as they are, of other days as they are listed. */
  const slotsOf = async (site: LiveSite, on: DayDate): Promise<readonly z.infer<typeof SlotJson>[]> => {
    const state = site.day().state()
    const iso = (time: number) => isoAt(time, state.plan.site.timeZone)
    if (on === state.date)
      return [...state.slots.values()]
        .sort((a, b) => a.time - b.time)
        .map((slot) => {
          const { capacity, service, time } = slot
          return {
            service,
            time: iso(time),
            capacity,
            taken: holdersOf(state, slot).length,
            free: placesLeft(state, slot),
          }
        })
    return (await store.slots.of(site.id, on)).map(({ capacity, service, time }) => {
      return { service, time: iso(time), capacity, taken: 0, free: capacity }
    })
  }

  return [
    endpoint({
      method: 'get',
      path: '/sites/{site}/appointments',
      door: staffDoor,
      summary: 'The appointments of a day in the order of their times, with what has become of them',
      query: date,
      answers: { 200: { what: 'The appointments', schema: z.array(AppointmentJson) }, ...refusals },
      async handle({ query, site }) {
        const rows = await listAppointments(operations, site, wanted(site, query('date')))
        return json(rows.map((row) => appointmentJson(site, row)))
      },
    }),
    endpoint({
      method: 'post',
      path: '/sites/{site}/appointments',
      door: managersDoor,
      summary:
        'Add or replace appointments and free slots from a list, all or nothing; a capacity of 0 withdraws a slot',
      body: z.union([z.string(), JsonList]),
      texts: ['text/csv', 'text/calendar'],
      largestBytes: largestListBytes,
      answers: {
        200: { what: 'The list is taken over', schema: TakenInJson },
        400: { what: 'Nothing was taken over; `problems` names every entry that is wrong' },
        409: { what: 'Refused, with its code' },
        ...refusals,
      },
      async handle(incoming) {
        const { body, site } = incoming
        const { plan } = site.plan()
        const reading = typeof body === 'string' ? readList(body, [plan]) : readJsonList(body, plan)
        const answer = await takeInList(operations, incoming, reading)
        return answer.ok ? json(answer.value) : refused(answer.refusal)
      },
    }),
    endpoint({
      method: 'put',
      path: '/sites/{site}/appointments/{code}',
      door: managersDoor,
      summary: 'Add an appointment under its number (4 to 16 letters and digits), or replace it, cancelled ones too',
      body: AgreedJson,
      answers: {
        200: { what: 'The appointment', schema: AppointmentJson },
        404: { what: 'Unknown site, service or language' },
        409: { what: 'It has checked in, or the service takes no appointments' },
        ...refusals,
      },
      async handle({ body, param, site }) {
        const code = codeOf(param('code'))
        if (!code.success) return refused(noCode)
        const { plan } = site.plan()
        const service = plan.services.find(({ id }) => id === body.service)
        if (!service) return refused({ code: 'unknown-service' })
        if (service.handling.kind === 'elsewhere') return refused({ code: 'handled-elsewhere' })
        if (service.handling.kind === 'infostand') return refused({ code: 'go-to-infostand' })
        if (!takesAppointments(service)) return refused({ code: 'unknown-service' })
        const language = body.language ?? null
        if (language !== null && !plan.languages.includes(language)) return refused({ code: 'unknown-language' })
        const time = Date.parse(body.time)
        const answer = await putAppointment(operations, site, {
          site: site.id,
          date: dateOf(time, plan),
          code: code.data,
          service: service.id,
          time,
          language: language === null ? null : Language.parse(language),
          cancelled: false,
        })
        return answer.ok ? json(appointmentJson(site, answer.value)) : refused(answer.refusal)
      },
    }),
    endpoint({
      method: 'post',
      path: '/sites/{site}/appointments/{code}/cancel',
      door: managersDoor,
      summary: 'Cancel an appointment',
      body: z.object({}),
      answers: {
        200: { what: 'The appointment', schema: AppointmentJson },
        404: { what: 'Unknown site or appointment' },
        409: { what: 'It has checked in: strike its number out instead' },
        ...refusals,
      },
      async handle(incoming) {
        const { param, site } = incoming
        const code = codeOf(param('code'))
        if (!code.success) return refused({ code: 'unknown-appointment' })
        const answer = await cancelAppointment(operations, incoming, code.data)
        return answer.ok ? json(appointmentJson(site, answer.value)) : refused(answer.refusal)
      },
    }),
    endpoint({
      method: 'get',
      path: '/sites/{site}/slots',
      door: 'public',
      summary: 'The free slots of a day and how many of each are left, so that a booking system stays in step',
      query: date,
      answers: { 200: { what: 'The slots', schema: z.array(SlotJson) }, 404: { what: 'Unknown site' } },
      async handle({ query, site }) {
        return json(await slotsOf(site, wanted(site, query('date'))))
      },
    }),
    endpoint({
      method: 'post',
      path: '/sites/{site}/slots/take',
      door: staffDoor,
      summary: 'Take a free slot of today: a number that stands as an appointment at its time',
      body: AgreedJson,
      answers: {
        201: { what: 'The ticket with its key', schema: IssuedJson },
        404: { what: 'Unknown site, slot or language' },
        409: { what: 'Taken by somebody else, over, or refused otherwise, with its code' },
        ...refusals,
      },
      async handle(incoming) {
        const { language, service, time } = incoming.body
        const wish = {
          service: service as ServiceId,
          time: Date.parse(time),
          language: language ?? '',
          kiosk: null,
          printAt: null,
        }
        const answer = await takeSlot(operations, incoming, wish, (state, ticket) =>
          ticketJson(state, ticket, clock.now()),
        )
        if (!answer.ok) return refused(answer.refusal)
        const { described, issued } = answer.value
        return json({ ...described, key: issued.key, url: issued.url }, 201)
      },
    }),
    endpoint({
      method: 'get',
      path: '/sites/{site}/no-shows',
      door: staffDoor,
      summary:
        'Appointments of the days from … to … to which nobody came, without their numbers; CSV by `Accept: text/csv` or `format=csv`',
      query: z.object({ ...days, ...format }).refine(isPeriod, period),
      answers: { 200: { what: 'One entry each', schema: z.array(NoShowJson) }, ...refusals },
      async handle(incoming) {
        const { query, site } = incoming
        const { timeZone } = site.plan().plan.site
        const rows = await store.noShows.between(site.id, query('from') as DayDate, query('to') as DayDate)
        const entries = rows.map((row) => ({ ...row, time: isoAt(row.time, timeZone) }))
        return jsonOrCsv(incoming, entries, () => csvOf(['site', 'date', 'number', 'service', 'time'], entries))
      },
    }),
  ]
}
