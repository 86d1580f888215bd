import { computed, onScopeDispose, type Ref, ref, shallowRef, watch } from 'vue'
import type { BoardCall, BoardNoticeView, BoardView } from '../../../shared/boardViews.ts'
import { waitFor } from '../../../ui/waitFor.ts'
import { highlightMs, noAnnouncements, shownAt } from './announcements.ts'
import { createAnnouncer } from './announcer.ts'
import type { Turn } from './turns.ts'

/** Where a call that gives up the large place stays highlighted in a row, the next one need not wait its whole time. */
const largeBesideRowsMs = 5_000

/** A board that has just started does not say what has been shown for longer, milliseconds. */
const stillSaidMs = 60_000

type Shown = ReturnType<typeof shownAt>

const isSame = (one: Shown, other: Shown): boolean => {
  const [a, b] = [one, other].map(({ large, rows }) => [large, ...rows])
  return (
    a?.length === b?.length &&
    a?.every((shown, at) => shown?.call === b?.[at]?.call && shown?.now === b?.[at]?.now) === true
  )
}

/** Announces what the views bring, one call after the other, and gives what is to be shown at this moment. */
export function useAnnouncements(
  view: () => BoardView,
  {
    chime,
    speak,
    takeTurn,
    speakNotice,
    rows,
  }: {
    chime: () => Promise<void>
    speak: (call: BoardCall) => Promise<boolean>
    takeTurn: (what: string) => Promise<Turn>
    speakNotice: (notice: BoardNoticeView, signal: AbortSignal) => Promise<boolean>
    /** Rows that the board has for other calls. */
    rows: () => number
  },
): { readonly shown: Readonly<Ref<ReturnType<typeof shownAt>>>; readonly current: Readonly<Ref<BoardCall | null>> } {
  const monotonic = () => performance.now()
  const state = shallowRef(noAnnouncements)
  const now = ref(monotonic())
  const announcer = createAnnouncer({
    chime,
    speak,
    takeTurn,
    now: monotonic,
    wait: waitFor,
    largeAtLeastMs: () => (rows() > 0 ? largeBesideRowsMs : highlightMs),
    changed: (next) => {
      state.value = next
      now.value = monotonic()
    },
  })
  watch(view, (next) => announcer.take(next), { immediate: true })
  const timer = setInterval(() => {
    now.value = monotonic()
  }, 500)
  watch(
    view,
    ({ notices, clock }) => {
      for (const notice of notices)
        if (notice.spoken && clock.now - notice.from < stillSaidMs * clock.speed)
          announcer.say(`notice ${notice.id} ${notice.from}`, (signal) => speakNotice(notice, signal))
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    clearInterval(timer)
    announcer.close()
  })
  // Time passes twice a second, and little comes of it: what is shown as before stays the same, so that nothing is drawn anew.
  const shown = computed<Shown>((before) => {
    const next = shownAt(state.value, now.value)
    return before && isSame(before, next) ? before : next
  })
  return { shown, current: computed(() => state.value.current) }
}
