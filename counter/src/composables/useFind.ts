import { onScopeDispose, type Ref, ref, shallowRef, watch } from 'vue'
import type { FoundAppointment, FoundTicket } from '../../../shared/staffViews.ts'
import { ConnectionLost } from '../../../ui/connection.ts'
import { useDesk } from '../stores/desk.ts'

export interface Find {
  readonly text: Ref<string>
  readonly tickets: Readonly<Ref<readonly FoundTicket[]>>
  readonly appointments: Readonly<Ref<readonly FoundAppointment[]>>
  /** For this text the answer is there. */
  readonly answered: Readonly<Ref<boolean>>
}

/** Looks up tickets by number and appointments by code or time while one types, and again whenever something changed. */
export function useFind({ tickets: withTickets = true, nearest = false } = {}): Find {
  const store = useDesk()
  const text = ref('')
  const tickets = shallowRef<readonly FoundTicket[]>([])
  const appointments = shallowRef<readonly FoundAppointment[]>([])
  const answered = ref(false)
  let round = 0

  async function appointmentsFor(wanted: string): Promise<readonly FoundAppointment[]> {
    if (wanted === '' && !nearest) return []
    const answer = await store.connection.request('appointment:find', { text: wanted })
    return answer.ok ? answer.value : []
  }

  async function ticketsFor(wanted: string): Promise<readonly FoundTicket[]> {
    if (!withTickets || wanted === '') return []
    const answer = await store.connection.request('ticket:find', { text: wanted })
    return answer.ok ? answer.value : []
  }

  async function look(): Promise<void> {
    const mine = ++round
    const wanted = text.value.trim().slice(0, 40)
    try {
      const found = await Promise.all([ticketsFor(wanted), appointmentsFor(wanted)])
      if (mine !== round) return
      ;[tickets.value, appointments.value] = found
      answered.value = wanted !== ''
    } catch (error) {
      if (!(error instanceof ConnectionLost)) throw error
    }
  }

  watch(text, () => {
    answered.value = false
  })
  watch([text, () => store.view?.version.log, () => store.online], look, { immediate: true })
  onScopeDispose(() => round++)

  return { text, tickets, appointments, answered }
}
