import { createPinia } from 'pinia'
import { createApp, markRaw } from 'vue'
import { openRemembered, type Remembered, rememberedKey } from '../../counter/src/remembered.ts'
import { connectionKey, useDesk } from '../../counter/src/stores/desk.ts'
import { useDialogs } from '../../counter/src/stores/dialogs.ts'
import { useTeam } from '../../counter/src/stores/team.ts'
import { useVisit } from '../../counter/src/stores/visit.ts'
import { useWork } from '../../counter/src/stores/work.ts'
import { type StaffKey, staffCatalogues } from '../../counter/src/texts.ts'
import type { DeskId } from '../../shared/ids.ts'
import type { DeskView, StaffCatalogue } from '../../shared/staffViews.ts'
import { connect } from '../../ui/connection.ts'
import { loadTexts, provideTexts } from '../../ui/language.ts'
import { fakeWire, settled } from '../support/fakeWire.ts'
import { catalogue as sample } from './sampleViews.ts'

/** The counter's stores on a line without a server, at desk 7 unless told; `stop` ends their timers. */
export async function counterApp({ desk = '7' as DeskId | null } = {}) {
  const line = fakeWire()
  const connection = connect({ app: 'counter', openWire: line.open })
  const remembered: Remembered = openRemembered(() => ({
    getItem: (name) => (name.endsWith('desk') ? desk : null),
    setItem() {},
    removeItem() {},
  }))
  const app = createApp({})
  const pinia = createPinia()
  app.use(pinia)
  app.provide(connectionKey, markRaw(connection))
  app.provide(rememberedKey, remembered)
  provideTexts(app, await loadTexts<StaffKey>('de', { catalogues: staffCatalogues, root: null }))
  const stores = app.runWithContext(() => ({
    store: useDesk(),
    dialogs: useDialogs(),
    visit: useVisit(),
    work: useWork(),
    team: useTeam(),
  }))

  return {
    ...stores,
    line,
    remembered,
    /** Connects and answers the joining with this view. */
    async arrive(view: DeskView, catalogue: StaffCatalogue = sample) {
      line.comes()
      await settled()
      line.answer('desk:join', { ok: true, value: { catalogue, view, otherSites: [] } })
      await settled()
    },
    async push(view: DeskView) {
      line.push('desk:changed', view)
      await settled()
    },
    stop() {
      for (const one of Object.values(stores)) one.$dispose()
      connection.close()
    },
  }
}
