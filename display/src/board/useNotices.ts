import { computed, onScopeDispose, type Ref, ref, watch } from 'vue'
import type { BoardNoticeView } from '../../../shared/boardViews.ts'
import { type NoticePage, noticesNow, pageMs, pagesOf, videoMs } from './notices.ts'

export interface NoticeRoom {
  /** Widths in em of the text, which is set in the size of a call. */
  readonly room: number
  readonly lines: number
}

/** The page that is to be shown; null while there is no notice. It goes on by itself, and at once where `next` is called. */
export function useNotices(
  notices: () => readonly BoardNoticeView[],
  {
    now,
    space,
    widthOf,
    shown,
  }: {
    /** The server's time. */
    now: () => number
    space: () => NoticeRoom
    widthOf: (text: string) => number
    /** Whether the large place is free for it: nothing goes on unseen. */
    shown: () => boolean
  },
): { readonly page: Readonly<Ref<NoticePage | null>>; readonly next: () => void } {
  const turn = ref(0)
  const pages = computed(() =>
    noticesNow(notices(), now()).flatMap((notice): NoticePage[] =>
      Object.entries(notice.text).flatMap(([language, text]) => {
        if (notice.media) return language === 'de' ? [{ notice, language, text, page: 1, pages: 1 }] : []
        const parts = pagesOf(text, { ...space(), widthOf })
        return parts.map((part, at) => ({ notice, language, text: part, page: at + 1, pages: parts.length }))
      }),
    ),
  )
  const page = computed(() => pages.value[turn.value % pages.value.length] ?? null)
  const next = () => {
    turn.value += 1
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(
    // What a page says may be made anew at any time; it is another one when its turn, notice or number is.
    [turn, shown, () => page.value?.notice.id, () => page.value?.text],
    () => {
      clearTimeout(timer)
      const current = page.value
      if (current && shown()) timer = setTimeout(next, current.notice.media?.kind === 'video' ? videoMs : pageMs)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))
  return { page, next }
}
