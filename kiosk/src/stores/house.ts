// What the kiosk knows of the house: its catalogue, the present view, the time.
import { defineStore } from 'pinia'
import { computed, type InjectionKey, inject, markRaw, watch } from 'vue'
import type { ServiceId } from '../../../shared/ids.ts'
import { protocolVersion } from '../../../shared/version.ts'
import type { Connection } from '../../../ui/connection.ts'
import { useTexts } from '../../../ui/language.ts'
import { useNow } from '../../../ui/useNow.ts'
import { useView } from '../../../ui/useView.ts'
import { type NowHere, serviceAlone, timeAfterStart, viewAlone } from '../alone/houseAlone.ts'
import { keptKey } from '../alone/keeper.ts'
import { useBroken } from '../alone/useBroken.ts'
import { useKeptHouse } from '../alone/useKeptHouse.ts'
import { useNumbersAlone } from '../alone/useNumbersAlone.ts'
import type { Lookup } from '../steps.ts'

export const connectionKey: InjectionKey<Connection> = Symbol('connection')

/** Which kiosk of the plan this screen is; null: the first. */
export const kioskKey: InjectionKey<string | null> = Symbol('kiosk')

export const useHouse = defineStore('house', () => {
  const given = inject(connectionKey)
  if (!given) throw new Error('the app was given no connection')
  const connection = markRaw(given)
  const kiosk = inject(kioskKey, null)
  const texts = useTexts()
  const { state } = connection

  const live = useView(connection, {
    push: 'kiosk:changed',
    join: () => connection.request('kiosk:join', { protocol: protocolVersion, kiosk }),
  })
  const { joined, refusal } = live
  const kept = inject(keptKey, null)
  const startAt = kept && timeAfterStart(kept, Date.now())
  const catalogue = computed(() => joined.value?.catalogue ?? kept?.catalogue ?? null)
  const now = useNow(
    () => live.view.value?.clock ?? (kept && startAt !== null ? { ...kept.view.clock, now: startAt } : null),
  )
  const timed = computed(() => live.view.value !== null || startAt !== null)
  const numbers = useNumbersAlone({ catalogue, connection, joined, now, timed })
  useKeptHouse(() =>
    joined.value && live.view.value ? { catalogue: joined.value.catalogue, view: live.view.value } : null,
  )

  const broken = useBroken(state)
  /** The kiosk goes on without the server. */
  const alone = computed(
    () => broken.value && (state.value === 'offline' || state.value === 'connecting') && numbers.ready.value,
  )
  const lastView = computed(() => live.view.value ?? kept?.view ?? null)
  const view = computed(() =>
    alone.value && lastView.value ? viewAlone(lastView.value, numbers.memory.value, now.value) : live.view.value,
  )
  watch(
    () => catalogue.value?.site.timeZone,
    (zone) => {
      if (zone) texts.setTimeZone(zone)
    },
  )

  /** Nothing is asked that can be asked later. */
  const brief = computed(() => view.value?.rush === true || catalogue.value?.kiosk.profile === 'first-issue')
  const services = computed(() => {
    const present = new Map<ServiceId, NowHere>(
      view.value?.services.map((one) => [
        one.id,
        alone.value ? serviceAlone(one, numbers.memory.value, now.value) : one,
      ]),
    )
    return (catalogue.value?.services ?? []).flatMap((service) => {
      const live = present.get(service.id)
      return live ? [{ service, now: live, brief: brief.value }] : []
    })
  })
  const byId = computed(() => new Map(services.value.map((one) => [one.service.id, one])))
  /** Those that visitors choose from; answers lead to the others. */
  const listed = computed(() => services.value.filter(({ service }) => service.listed))
  const lookup: Lookup = (service) => byId.value.get(service)

  /** The other site that a tap on the service may lead to, with the wait there; null: none. */
  const thereFor = ({ now: { there } }: NonNullable<ReturnType<Lookup>>) => {
    const site = there && view.value?.otherSites.find((one) => one.site.id === there.site)
    return site ? { ...site, wait: there.wait } : null
  }

  /** This kiosk is out of service at this moment. */
  const withdrawn = computed(() => {
    const closure = view.value?.closure
    return closure && closure.fromAt <= view.value.clock.now ? closure : null
  })

  return {
    alone,
    broken,
    numbers,
    connection,
    withdrawn,
    state,
    view,
    catalogue,
    refusal,
    now,
    listed,
    lookup,
    thereFor,
  }
})

export type There = NonNullable<ReturnType<ReturnType<typeof useHouse>['thereFor']>>

/** A service with what a tap on it leads to at this moment. */
export type ServiceHere = NonNullable<ReturnType<Lookup>>
