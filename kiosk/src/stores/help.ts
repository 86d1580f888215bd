// Calling somebody of the house to the kiosk (rule K19).
import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import type { Answer } from '../../../shared/protocol.ts'
import { newCommandId } from '../../../ui/ids.ts'
import { useTexts } from '../../../ui/language.ts'
import { inTime } from '../inTime.ts'
import { useHouse } from './house.ts'
import { useVisit } from './visit.ts'

/** What the panel says; `nobody`: where to go instead. */
export type HelpShown = 'calling' | 'called' | 'nobody' | 'unreachable'

/** What has not been confirmed by then was not called, and is not called later. */
const patienceMs = 5_000

const answered = (answer: Answer<unknown> | null): HelpShown => {
  if (answer?.ok) return 'called'
  const code = answer?.refusal.code
  return code === 'not-staffed' || code === 'too-soon' ? 'nobody' : 'unreachable'
}

export const useHelp = defineStore('help', () => {
  const house = useHouse()
  const visit = useVisit()
  const { language } = useTexts()
  const shown = ref<HelpShown | null>(null)

  const call = computed(() => house.view?.help ?? null)
  const standStaffed = computed(() => {
    const stand = house.view?.infostand
    return stand !== undefined && stand !== null && stand !== 'unstaffed'
  })

  async function ask(): Promise<void> {
    const kiosk = house.catalogue?.kiosk.id
    if (!kiosk || house.state !== 'online') {
      shown.value = 'unreachable'
      return
    }
    if (!call.value && !standStaffed.value) {
      shown.value = 'nobody'
      return
    }
    shown.value = call.value ? 'called' : 'calling'
    if (call.value) return
    const payload = { id: newCommandId(), kiosk, language: language.value }
    const answer = await inTime((signal) => house.connection.request('help:ask', payload, { signal }), patienceMs)
    if (shown.value === 'calling') shown.value = answered(answer)
  }

  async function takeBack(): Promise<void> {
    const kiosk = house.catalogue?.kiosk.id
    shown.value = null
    if (!kiosk) return
    const payload = { id: newCommandId(), kiosk }
    await inTime((signal) => house.connection.request('help:takeBack', payload, { signal }), patienceMs)
  }

  watch(call, (now, before) => {
    if (now || !before || shown.value !== 'called') return
    // Nobody has come in time; otherwise they are here.
    shown.value = before.coming ? null : 'nobody'
  })
  watch(
    () => visit.turn,
    () => {
      shown.value = null
    },
  )

  return {
    shown,
    call,
    ask,
    takeBack,
    standStaffed,
    close() {
      shown.value = null
    },
  }
})
