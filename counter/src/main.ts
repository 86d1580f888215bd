import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { connect } from '../../ui/connection.ts'
import { loadTexts, provideTexts } from '../../ui/language.ts'
import { showTheme } from '../../ui/theme.ts'
import App from './App.vue'
import { alarmButtonKey, type Hid, hidAlarmButton } from './alarm/alarmButton.ts'
import { openShortcuts, provideShortcuts } from './composables/useShortcuts.ts'
import { openRemembered, rememberedKey } from './remembered.ts'
import { connectionKey } from './stores/desk.ts'
import { type StaffKey, staffCatalogues } from './texts.ts'
import './counter.css'

const remembered = openRemembered()
showTheme(remembered.theme)
const app = createApp(App)
app.use(createPinia())
app.provide(
  connectionKey,
  connect({
    app: 'counter',
    site: remembered.site,
    // Its rights have been taken away: it begins where it still has some.
    onDenied() {
      if (remembered.site === null) return
      remembered.site = null
      location.reload()
    },
  }),
)
app.provide(rememberedKey, remembered)
app.provide(alarmButtonKey, hidAlarmButton('hid' in navigator ? (navigator.hid as Hid) : null))
provideShortcuts(app, openShortcuts(window))
provideTexts(app, await loadTexts<StaffKey>(remembered.language ?? 'de', { catalogues: staffCatalogues }))
app.mount('#app')
