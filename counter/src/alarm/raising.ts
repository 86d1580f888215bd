// Sends an alarm once, and knows within two seconds whether it arrived.
import { type Ref, readonly, ref } from 'vue'

export type AlarmSending = 'quiet' | 'sending' | 'sent' | 'failed'

const confirmedWithinMs = 2_000

interface Deps {
  /** Asks the server once; rejects when `signal` withdraws the request. Must send nothing later. */
  readonly send: (drill: boolean, signal: AbortSignal) => Promise<boolean>
  readonly isOnline: () => boolean
}

export interface Raising {
  readonly state: Readonly<Ref<AlarmSending>>
  raise(drill: boolean): Promise<void>
  /** The clerk has read it. */
  dismiss(): void
}

/** Whatever is not confirmed within two seconds was not sent: the clerk is told to dial 110. */
export function alarmRaising({ isOnline, send }: Deps): Raising {
  const state = ref<AlarmSending>('quiet')
  let round = 0
  return {
    state: readonly(state),
    async raise(drill) {
      const mine = ++round
      if (!isOnline()) {
        state.value = 'failed'
        return
      }
      state.value = 'sending'
      const withdrawal = new AbortController()
      const timer = setTimeout(() => {
        withdrawal.abort()
        if (mine === round) state.value = 'failed'
      }, confirmedWithinMs)
      const sent = await send(drill, withdrawal.signal).catch(() => false)
      clearTimeout(timer)
      if (mine === round) state.value = sent ? 'sent' : 'failed'
    },
    dismiss() {
      state.value = 'quiet'
    },
  }
}
