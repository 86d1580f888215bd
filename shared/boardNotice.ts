// What boards show besides calls: announcements of staff, and notices of the town.
import { z } from 'zod'
import { AreaId } from './ids.ts'
import { Texts } from './texts.ts'

export const NoticeId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{4,32}$/)
  .brand<'NoticeId'>()
export type NoticeId = z.infer<typeof NoticeId>

/** How long an announcement of staff is shown: at most a day. */
export const AnnouncedMinutes = z
  .int()
  .min(1)
  .max(24 * 60)

/** A file that the server holds, called by a name of its own. */
export const NoticeFile = z.string().regex(/^[a-z0-9_-]{4,40}\.(?:png|jpg|webp|mp4|webm)$/)

/** One notice of a site. Times are epoch milliseconds. */
export const BoardNotice = z.object({
  id: NoticeId,
  /** `announcement`: of staff, for today, before everything else that is no call; `notice`: of the town, in rotation. */
  kind: z.enum(['announcement', 'notice']),
  /** null: on all boards of the site. */
  areas: z.array(AreaId).min(1).nullable(),
  /** What is shown, or what a picture or video shows, for those who do not see it. */
  text: Texts,
  file: NoticeFile.nullable(),
  /** Announced by a chime and a voice when it begins. */
  spoken: z.boolean(),
  from: z.int(),
  /** null: until it is taken away. */
  until: z.int().nullable(),
})
export type BoardNotice = z.infer<typeof BoardNotice>
