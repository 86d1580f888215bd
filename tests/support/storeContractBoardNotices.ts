import { describe, expect, test } from 'vitest'
import type { NoticeId } from '../../shared/boardNotice.ts'
import type { SiteId } from '../../shared/ids.ts'
import type { Bench } from './storeContract.ts'
import { boardNotice, morning, site } from './storeRows.ts'

/** Notices on boards: kept, replaced, taken away, and forgotten when their time is over. */
export function describeBoardNotices(bench: () => Bench): void {
  describe('notices on boards', () => {
    test('are kept by site and id, replaced and removed', async () => {
      const { store, opened } = bench()
      await store.boardNotices.put(site, boardNotice('wifi'))
      await store.boardNotices.put(site, boardNotice('wifi', { spoken: true, areas: ['hall' as never] }))
      await store.boardNotices.put('sonthofen' as SiteId, boardNotice('wifi'))
      const again = await opened.reopen()
      expect(await again.boardNotices.all()).toEqual([
        { site, notice: boardNotice('wifi', { spoken: true, areas: ['hall' as never] }) },
        { site: 'sonthofen', notice: boardNotice('wifi') },
      ])
      expect(await again.boardNotices.remove(site, 'wifi' as NoticeId)).toBe(true)
      expect(await again.boardNotices.remove(site, 'wifi' as NoticeId)).toBe(false)
      expect((await again.boardNotices.all()).map((row) => row.site)).toEqual(['sonthofen'])
    })

    test('B11 are deleted when their time is over', async () => {
      const { store } = bench()
      await store.boardNotices.put(site, boardNotice('over', { until: morning }))
      await store.boardNotices.put(site, boardNotice('still', { until: morning + 1 }))
      await store.boardNotices.put(site, boardNotice('ever'))
      expect(await store.boardNotices.forget(morning + 1)).toBe(1)
      expect((await store.boardNotices.all()).map(({ notice }) => notice.id)).toEqual(['ever', 'still'])
    })
  })
}
