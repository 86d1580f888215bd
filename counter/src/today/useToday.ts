// The whole site today, as the server last said.
import { computed } from 'vue'
import { protocolVersion } from '../../../shared/version.ts'
import { useView } from '../../../ui/useView.ts'
import { useDesk } from '../stores/desk.ts'

export function useToday() {
  const { connection } = useDesk()
  const { view, joined } = useView(connection, {
    push: 'today:changed',
    join: () => connection.request('today:join', { protocol: protocolVersion }),
  })
  return { view, mayChange: computed(() => joined.value?.mayChange === true) }
}
