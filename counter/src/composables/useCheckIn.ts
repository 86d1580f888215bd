import { shallowRef } from 'vue'
import type { KioskId, ServiceId } from '../../../shared/ids.ts'
import type { FreeSlot } from '../../../shared/staffViews.ts'
import type { IssuedView } from '../../../shared/views.ts'
import { ConnectionLost } from '../../../ui/connection.ts'
import { useDesk } from '../stores/desk.ts'
import { useStaffTexts } from '../texts.ts'

/** An appointment that was not checked in because of its time; `service` where the time is over. */
export interface OutOfTime {
  readonly code: string
  readonly service: ServiceId | null
  readonly printAt: KioskId | null
}

/** Checks an appointment in for the visitor at the desk; `issued` is the number that came of it. */
export function useCheckIn() {
  const store = useDesk()
  const { language } = useStaffTexts()
  const issued = shallowRef<IssuedView | null>(null)
  const outOfTime = shallowRef<OutOfTime | null>(null)
  /** What is still free today of the same service. */
  const slots = shallowRef<readonly FreeSlot[]>([])

  const forNumber = (printAt: KioskId | null) => ({ language: language.value, kiosk: null, printAt })

  async function checkIn(code: string, printAt: KioskId | null = null, evenOutOfTime = false): Promise<void> {
    outOfTime.value = null
    const answer = await store.command('appointment:checkIn', { code, evenOutOfTime, ...forNumber(printAt) })
    if (answer) issued.value = answer.value
    else if (answer === null) await lookFor(code, printAt)
  }

  async function lookFor(code: string, printAt: KioskId | null): Promise<void> {
    const refusal = store.notice?.kind === 'refused' ? store.notice.refusal : null
    const late = refusal?.code === 'appointment-too-late'
    if (!late && refusal?.code !== 'appointment-too-early') return
    const service = late ? (`${refusal.params?.service ?? ''}` as ServiceId) : null
    slots.value = service === null ? [] : await freeSlotsOf(service)
    outOfTime.value = { code, service, printAt }
  }

  async function freeSlotsOf(service: ServiceId): Promise<readonly FreeSlot[]> {
    try {
      const answer = await store.connection.request('slot:list', { service })
      return answer.ok ? answer.value.slice(0, 6) : []
    } catch (error) {
      if (error instanceof ConnectionLost) return []
      throw error
    }
  }

  async function takeSlot({ service, time }: FreeSlot, printAt: KioskId | null): Promise<void> {
    const answer = await store.command('slot:take', { service, time, ...forNumber(printAt) })
    if (answer) issued.value = answer.value
    else slots.value = await freeSlotsOf(service)
  }

  async function giveNumber(service: ServiceId, printAt: KioskId | null): Promise<void> {
    const answer = await store.command('ticket:issue', {
      services: [{ service }],
      evenUnstaffed: true,
      priority: null,
      ...forNumber(printAt),
    })
    if (answer) issued.value = answer.value
  }

  return { issued, outOfTime, slots, checkIn, takeSlot, giveNumber }
}

export type CheckIn = ReturnType<typeof useCheckIn>
