// REST: announcements of staff on boards. What is put or deleted again is so already, so these calls need no key of their own.
import { z } from 'zod'
import { AnnouncedMinutes, type BoardNotice, NoticeId } from '../../../shared/boardNotice.ts'
import type { AreaId } from '../../../shared/ids.ts'
import { Texts } from '../../../shared/texts.ts'
import type { Operations } from '../../operations/perform.ts'
import { type Endpoint, endpoint, json, managersDoor, refused, staffDoor } from '../endpoint.ts'
import { isoAt } from '../ticketJson.ts'

const NoticeJson = z.object({
  id: z.string(),
  kind: z.enum(['announcement', 'notice']),
  text: z.record(z.string(), z.string()),
  areas: z.array(z.string()).nullable().meta({ description: 'null: on all boards' }),
  spoken: z.boolean(),
  from: z.string(),
  until: z.string().nullable(),
})

const noticeJson = ({ id, kind, text, areas, spoken, from, until }: BoardNotice, timeZone: string) => ({
  id,
  kind,
  text,
  areas,
  spoken,
  from: isoAt(from, timeZone),
  until: until === null ? null : isoAt(until, timeZone),
})

const refusals = {
  401: { what: 'No valid token' },
  403: { what: 'Another site or role' },
  404: { what: 'Unknown site or area' },
}

export const announcementRoutes = ({ clock, notices }: Operations): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/sites/{site}/notices',
    door: staffDoor,
    summary: 'What the boards of a site show besides calls',
    answers: { 200: { what: 'All notices', schema: z.array(NoticeJson) }, ...refusals },
    async handle({ site }) {
      const { timeZone } = site.plan().plan.site
      const now = clock.now()
      const current = notices.of(site.id).filter(({ until }) => until === null || now < until)
      return json(current.map((notice) => noticeJson(notice, timeZone)))
    },
  }),
  endpoint({
    method: 'put',
    path: '/sites/{site}/notices/{notice}',
    door: managersDoor,
    summary: 'Announce something on boards for some minutes, under an id of your own; it must name nobody',
    body: z.object({
      text: Texts,
      areas: z.array(z.string()).min(1).max(20).nullable().optional(),
      spoken: z.boolean().optional(),
      minutes: AnnouncedMinutes,
    }),
    answers: { 200: { what: 'The announcement', schema: NoticeJson }, ...refusals },
    async handle({ site, param, body: { text, areas = null, spoken = false, minutes } }) {
      const id = NoticeId.safeParse(param('notice'))
      if (!id.success) return refused({ code: 'invalid-message', paths: ['notice'] })
      const from = clock.now()
      const answer = await notices.announce(site, {
        id: id.data,
        text,
        areas: areas as readonly AreaId[] | null,
        spoken,
        from,
        until: from + minutes * 60_000,
      })
      return answer.ok ? json(noticeJson(answer.value, site.plan().plan.site.timeZone)) : refused(answer.refusal)
    },
  }),
  endpoint({
    method: 'delete',
    path: '/sites/{site}/notices/{notice}',
    door: managersDoor,
    summary: 'Take an announcement or a notice off the boards',
    answers: { 204: { what: 'Not shown any more' }, ...refusals },
    async handle({ site, param }) {
      const answer = await notices.remove(site, param('notice') as NoticeId)
      return answer.ok ? { kind: 'empty' } : refused(answer.refusal)
    },
  }),
]
