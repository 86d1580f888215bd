import { defineStore } from 'pinia'
import { computed, inject, onScopeDispose } from 'vue'
import { newCommandId } from '../../../ui/ids.ts'
import { useDesk } from '../stores/desk.ts'
import { alarmButtonKey } from './alarmButton.ts'
import { alarmRaising } from './raising.ts'

/** The key that calls for help works in every dialog and field, and needs no other hand. */
const isAlarmKey = ({ ctrlKey, key, repeat }: KeyboardEvent) => ctrlKey && key === 'F9' && !repeat

/** The silent alarm of this place: raising it, and those of the others. */
export const useAlarm = defineStore('alarm', () => {
  const desk = useDesk()
  const button = inject(alarmButtonKey, null)

  const raising = alarmRaising({
    isOnline: () => desk.online && desk.chosen !== null,
    send: async (drill, signal) => {
      if (desk.chosen === null) return false
      const payload = { id: newCommandId(), desk: desk.chosen, drill }
      return (await desk.connection.request('alarm:raise', payload, { signal })).ok
    },
  })
  const raise = () => raising.raise(false)

  const onKey = (event: KeyboardEvent) => {
    if (!isAlarmKey(event)) return
    event.preventDefault()
    void raise()
  }
  window.addEventListener('keydown', onKey, true)
  const stopButton = button?.listen(raise)
  onScopeDispose(() => {
    window.removeEventListener('keydown', onKey, true)
    stopButton?.()
  })

  const alarms = computed(() => desk.view?.alarms ?? [])
  return {
    state: raising.state,
    raise,
    drill: () => raising.raise(true),
    dismiss: raising.dismiss,
    own: computed(() => alarms.value.find(({ mine }) => mine) ?? null),
    others: computed(() => alarms.value.filter(({ mine }) => !mine)),
    canConnect: button?.possible === true,
    connectButton: () => button?.connect() ?? Promise.resolve(false),
  }
})
