import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { webTone } from '../../ui/confirmTone.ts'
import { connect } from '../../ui/connection.ts'
import { loadTexts, provideTexts } from '../../ui/language.ts'
import { noSpeech, webSpeech } from '../../ui/speech.ts'
import { waitFor } from '../../ui/waitFor.ts'
import App from './App.vue'
import { scannerKey, typingScanner } from './scanner.ts'
import { connectionKey, kioskKey } from './stores/house.ts'
import { speechKey, toneKey } from './stores/voice.ts'
import './kiosk.css'

const app = createApp(App)
app.use(createPinia())
app.provide(connectionKey, connect({ app: 'kiosk' }))
// `/kiosk/?kiosk=aufzug` is another kiosk of the plan than the first.
app.provide(kioskKey, new URLSearchParams(location.search).get('kiosk'))
app.provide(scannerKey, typingScanner(window))
app.provide(speechKey, 'speechSynthesis' in window ? webSpeech(window.speechSynthesis, { wait: waitFor }) : noSpeech)
app.provide(
  toneKey,
  webTone(() => ('AudioContext' in window ? new AudioContext() : null)),
)
provideTexts(app, await loadTexts('de'))
app.mount('#app')

// A long press is a press: no menu, nothing to drag.
for (const name of ['contextmenu', 'dragstart']) addEventListener(name, (event) => event.preventDefault())
