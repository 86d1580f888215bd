import { computed, ref, watch } from 'vue'
import type { ReasonId } from '../../shared/ids.ts'
import { protocolVersion } from '../../shared/version.ts'
import type { Connection } from '../../ui/connection.ts'
import { useView } from '../../ui/useView.ts'

/** The board's address remembers which display it is: `/display/?display=saal`. */
const parameter = 'display'

function displayInAddress(): ReasonId | null {
  return new URLSearchParams(location.search).get(parameter) as ReasonId | null
}

function writeAddress(display: ReasonId): void {
  const address = new URL(location.href)
  address.searchParams.set(parameter, display)
  history.replaceState(null, '', address)
}

/** Joins as the display that the address names; without one there is a list to choose from. */
export function useBoardView(connection: Connection) {
  const chosen = ref(displayInAddress())
  const { view, joined, refusal, rejoin } = useView(connection, {
    push: 'board:changed',
    join: () => connection.request('board:join', { protocol: protocolVersion, display: chosen.value }),
  })

  function choose(display: ReasonId): void {
    chosen.value = display
    writeAddress(display)
    rejoin()
  }

  watch(refusal, (no) => {
    if (no?.code !== 'unknown-display' || chosen.value === null) return
    chosen.value = null
    rejoin()
  })
  watch(joined, (answer) => {
    const only = answer?.displays.length === 1 ? answer.displays[0] : undefined
    if (only && chosen.value === null) choose(only.id)
  })

  return {
    /** Set once the board that was chosen has been joined; the first answer may be another one's. */
    board: computed(() => {
      const catalogue = joined.value?.catalogue
      return catalogue && view.value && catalogue.display.id === chosen.value ? { catalogue, view: view.value } : null
    }),
    /** The displays of the site while none is chosen. */
    displays: computed(() => (chosen.value === null ? (joined.value?.displays ?? null) : null)),
    refusal,
    choose,
  }
}
