// The kiosk without a server: numbers are asked for while it is connected, given while it is not, and handed in afterwards.
import { computed, inject, markRaw, onScopeDispose, type Ref, shallowRef, watch } from 'vue'
import type { CommandId, KioskId, Language, LeaseId } from '../../../shared/ids.ts'
import type { KioskCatalogue } from '../../../shared/kioskViews.ts'
import type { Answer } from '../../../shared/protocol.ts'
import type { IssuedView } from '../../../shared/views.ts'
import { type Connection, ConnectionLost } from '../../../ui/connection.ts'
import { newCommandId } from '../../../ui/ids.ts'
import type { Wish } from '../steps.ts'
import { forgetfulKeeper, keeperKey } from './keeper.ts'
import { emptyMemory, type Given, give, handedIn, isGood, lend, type Memory } from './memory.ts'

/** How often a kiosk that is connected makes its numbers last longer, and tries again what failed. */
const everyMs = 10 * 60_000
const againMs = 20_000
/** How many numbers are handed in at a time. */
const mostAtOnce = 20

/** This session of the browser: a reload keeps it, a restart and a copy of the disk do not. */
const sessionKey = 'lotse-kiosk-session'
function sessionOf(kiosk: string): LeaseId {
  const name = `${sessionKey} ${kiosk}`
  try {
    const known = sessionStorage.getItem(name)
    const session = known ?? newCommandId()
    if (known === null) sessionStorage.setItem(name, session)
    return session as unknown as LeaseId
  } catch {
    return newCommandId() as unknown as LeaseId
  }
}

export interface AloneHouse {
  readonly connection: Connection
  /** Whichever is known: the server's, or the one that was kept. */
  readonly catalogue: Readonly<Ref<KioskCatalogue | null>>
  /** What the server says now; null before it was joined. */
  readonly joined: Readonly<Ref<object | null>>
  readonly now: Readonly<Ref<number>>
  /** The time can be relied on. */
  readonly timed: Readonly<Ref<boolean>>
}

/** Looks after the numbers of the kiosk that the house is; made once by the house. */
export function useNumbersAlone({ catalogue, connection, joined, now, timed }: AloneHouse) {
  const keeper = inject(keeperKey, forgetfulKeeper, true)
  const memory = shallowRef<Memory>(emptyMemory)
  let isWorking = false
  let isWanted = false
  let again: ReturnType<typeof setTimeout> | undefined

  /** What the screen shows follows what is on the disk. */
  const change = async <T>(step: (memory: Memory) => { memory: Memory | null; result: T }): Promise<T> => {
    const { next, result } = await keeper.change((before) => {
      const after = step(before)
      return { memory: after.memory, result: { next: after.memory ?? before, result: after.result } }
    })
    memory.value = next
    return result
  }

  keeper.memory().then((kept) => {
    memory.value = kept
  })

  async function handInAll(site: KioskCatalogue['site']): Promise<boolean> {
    for (;;) {
      memory.value = await keeper.memory()
      const batch = memory.value.outbox.filter((one) => one.site === site.id).slice(0, mostAtOnce)
      if (batch.length === 0) return true
      const answer = await connection.request('kiosk:handIn', { tickets: batch })
      if (!answer.ok) return false
      await change((before) => ({ memory: handedIn(before, batch), result: null }))
    }
  }

  async function lease(kiosk: KioskId): Promise<boolean> {
    const answer = await connection.request('kiosk:lease', { kiosk, lease: sessionOf(kiosk) })
    // A no of the house (closed, over) is an answer; what was lent holds as long as it was said to.
    if (!answer.ok) return answer.refusal.code !== 'internal' && answer.refusal.code !== 'stopping'
    await change((before) => ({ memory: lend(before, answer.value), result: null }))
    return true
  }

  async function work(): Promise<boolean> {
    const here = catalogue.value
    if (!here || connection.state.value !== 'online') return true
    try {
      return (await handInAll(here.site)) && (await lease(here.kiosk.id))
    } catch (error) {
      if (!(error instanceof ConnectionLost)) throw error
      // A line that has broken joins again, and that begins anew; one that is only silent does not.
      return connection.state.value !== 'online'
    }
  }

  /** One tab at a time, where the browser can tell: each would ask for numbers of its own. */
  const inTurn = (step: () => Promise<boolean>) =>
    'locks' in navigator ? navigator.locks.request('lotse-kiosk-numbers', step) : step()

  /** Hands in and asks; wanted once more meanwhile, it is done once more. */
  async function settle(): Promise<void> {
    clearTimeout(again)
    isWanted = true
    if (isWorking) return
    isWorking = true
    try {
      while (isWanted) {
        isWanted = false
        if (!(await inTurn(work))) again = setTimeout(settle, againMs)
      }
    } finally {
      isWorking = false
    }
  }

  const timer = setInterval(settle, everyMs)
  const stop = watch(joined, (value) => value && settle(), { immediate: true })
  onScopeDispose(() => {
    stop()
    clearInterval(timer)
    clearTimeout(again)
  })

  const kiosk = computed(() => catalogue.value?.kiosk.id ?? null)
  /** Numbers may be given at this moment. */
  const ready = computed(
    () =>
      timed.value &&
      kiosk.value !== null &&
      memory.value.lease?.site === catalogue.value?.site.id &&
      isGood(memory.value, kiosk.value, now.value),
  )

  /** A number of the kiosk's own; `asked`: the server may have given one for the same wish, and nobody knows. */
  async function issue(
    request: CommandId,
    wishes: readonly Wish[],
    language: string,
    asked: boolean,
  ): Promise<Answer<IssuedView>> {
    const here = catalogue.value
    if (!here || !ready.value) return { ok: false, refusal: { code: 'no-server' } }
    const services = wishes.map(({ quantity, service }) => ({ service, quantity: quantity ?? 1 }))
    const wish = { request, services, language, kiosk: here.kiosk.id }
    const given = await change<Given | null>((before) => {
      const one = give(before, wish, now.value)
      return { memory: one?.memory ?? null, result: one }
    })
    if (!given) return { ok: false, refusal: { code: 'numbers-exhausted' } }
    return { ok: true, value: issuedAlone(here, given, memory.value.lease?.ownAddress ?? null, language, asked) }
  }

  return markRaw({ memory, ready, issue, settle })
}

function issuedAlone(
  { services }: KioskCatalogue,
  { held, number, route }: Given,
  ownAddress: string | null,
  language: string,
  asked: boolean,
): IssuedView {
  return {
    ticket: held.ticket,
    label: held.label,
    language: language as Language,
    services: number.services.flatMap(({ service }) => services.find(({ id }) => id === service)?.name ?? []),
    area: route.area.name,
    way: route.area.way,
    ahead: 0,
    wait: null,
    appointmentAt: null,
    alone: { asked },
    slot: false,
    url: ownAddress === null ? null : ownAddress + held.key,
    key: held.key,
    paper: { kind: 'none' },
  }
}
