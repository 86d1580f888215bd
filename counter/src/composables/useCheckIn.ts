import { shallowRef } from 'vue'
import type { KioskId } from '../../../shared/ids.ts'
import type { IssuedView } from '../../../shared/views.ts'
import { useDesk } from '../stores/desk.ts'
import { useStaffTexts } from '../texts.ts'

/** Checks an appointment in for the visitor at the desk; `issued` is the number that came of it. */
export function useCheckIn() {
  const store = useDesk()
  const { language } = useStaffTexts()
  const issued = shallowRef<IssuedView | null>(null)

  async function checkIn(code: string, printAt: KioskId | null = null): Promise<void> {
    const answer = await store.command('appointment:checkIn', { code, language: language.value, kiosk: null, printAt })
    if (answer) issued.value = answer.value
  }

  return { issued, checkIn }
}
