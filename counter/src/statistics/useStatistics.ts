// The figures of a period, read when it is chosen and when one asks for them again.
import { type Ref, ref, shallowRef, watch } from 'vue'
import type { PayloadOf, ReplyOf, RequestName } from '../../../shared/protocol.ts'
import type { Refusal } from '../../../shared/refusals.ts'
import type { StatisticsView } from '../../../shared/statisticsView.ts'
import { ConnectionLost } from '../../../ui/connection.ts'
import { useDesk } from '../stores/desk.ts'
import type { Period } from './period.ts'

export type Table = PayloadOf<'statistics:export'>['of']

/** `save` gets a name and the text of a file. */
export function useStatistics(period: Ref<Period>, save: (name: string, text: string) => void) {
  const { connection } = useDesk()
  const view = shallowRef<StatisticsView | null>(null)
  const refusal = shallowRef<Refusal | null>(null)
  const lost = ref(false)
  const loading = ref(false)
  let round = 0

  /** The answer, unless something else was asked for meanwhile. */
  async function ask<N extends RequestName>(name: N, payload: PayloadOf<N>): Promise<ReplyOf<N> | null> {
    const mine = ++round
    loading.value = true
    refusal.value = null
    lost.value = false
    try {
      const answer = await connection.request(name, payload)
      if (mine !== round) return null
      if (answer.ok) return answer.value
      refusal.value = answer.refusal
    } catch (error) {
      if (!(error instanceof ConnectionLost)) throw error
      if (mine === round) lost.value = true
    } finally {
      if (mine === round) loading.value = false
    }
    return null
  }

  async function load(): Promise<void> {
    const read = await ask('statistics:read', { ...period.value })
    if (read) view.value = read
  }

  watch(
    [period, connection.state],
    ([, state]) => {
      if (state === 'online') load()
    },
    { immediate: true },
  )

  return {
    view,
    refusal,
    lost,
    loading,
    load,
    async download(of: Table): Promise<void> {
      const { from, to } = period.value
      const file = await ask('statistics:export', { from, to, of })
      if (file) save(`lotse-${of}-${from}-${to}.csv`, file.csv)
    },
  }
}
