// The clerks of the site, and which of them is at this screen today.
import { defineStore } from 'pinia'
import { computed, inject, ref, shallowRef } from 'vue'
import type { ClerkId } from '../../../shared/ids.ts'
import { protocolVersion } from '../../../shared/version.ts'
import { useView } from '../../../ui/useView.ts'
import { rememberedKey } from '../remembered.ts'
import { useDesk } from './desk.ts'

export const useTeam = defineStore('team', () => {
  const desk = useDesk()
  const remembered = inject(rememberedKey)
  if (!remembered) throw new Error('the app was given no memory')
  const { connection } = desk
  const { view, joined } = useView(connection, {
    push: 'team:changed',
    join: () => connection.request('team:join', { protocol: protocolVersion }),
  })

  const clerks = computed(() => view.value?.clerks ?? [])
  /** Who can be chosen at a desk. */
  const choosable = computed(() => clerks.value.filter(({ active }) => active))

  const said = shallowRef(remembered.clerk)
  /** What was said today; null: nothing yet, or by somebody who is no longer in the list. */
  const answer = computed(() => {
    const one = said.value
    if (one === null || one.day !== desk.view?.version.day) return null
    return one.clerk === null || choosable.value.some(({ id }) => id === one.clerk) ? one : null
  })
  const me = computed(() => choosable.value.find(({ id }) => id === answer.value?.clerk) ?? null)

  /** Somebody else is about to sit down. */
  const changing = ref(false)
  /** A desk at which somebody works already is not interrupted by the question. */
  const asks = computed(() => {
    if (choosable.value.length === 0) return false
    if (changing.value) return true
    return answer.value === null && (desk.chosen === null || desk.present?.kind === 'closed')
  })

  function choose(clerk: ClerkId | null) {
    changing.value = false
    const day = desk.view?.version.day
    if (day === undefined || !remembered) return
    said.value = { day, clerk }
    remembered.clerk = said.value
  }

  return {
    clerks,
    choosable,
    mayChange: computed(() => joined.value?.mayChange === true),
    me,
    changing,
    asks,
    choose,
    isJoined: computed(() => view.value !== null),
  }
})
