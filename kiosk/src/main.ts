import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { webTone } from '../../ui/confirmTone.ts'
import { connect } from '../../ui/connection.ts'
import { loadTexts, provideTexts, visitorCatalogues } from '../../ui/language.ts'
import { lettersReady } from '../../ui/letters.ts'
import { noSpeech, webSpeech } from '../../ui/speech.ts'
import { waitFor } from '../../ui/waitFor.ts'
import App from './App.vue'
import { agentFrom } from './agent/agentLink.ts'
import { printAgent } from './agent/printAgent.ts'
import { printAgentKey } from './agent/useOwnPrinter.ts'
import { indexedKeeper } from './alone/indexedKeeper.ts'
import { forgetfulKeeper, keeperKey, keptKey } from './alone/keeper.ts'
import { browserCamera, cameraKey } from './camera/camera.ts'
import { scannerKey, typingScanner } from './scanner.ts'
import { connectionKey, kioskKey } from './stores/house.ts'
import { speechKey, toneKey } from './stores/voice.ts'
import './kiosk.css'
import './short.css'

const app = createApp(App)
const letters = lettersReady()
// `/kiosk/?kiosk=aufzug` is another kiosk of the plan than the first.
const kiosk = new URLSearchParams(location.search).get('kiosk')
// Without a database, as in a private window, the kiosk gives numbers alone until it is loaded anew.
const keeper = await indexedKeeper(kiosk ?? '').catch(forgetfulKeeper)
const kept = await keeper.house().catch(() => null)
app.use(createPinia())
app.provide(connectionKey, connect({ app: 'kiosk' }))
app.provide(kioskKey, kiosk)
app.provide(keeperKey, keeper)
if (kept) app.provide(keptKey, kept)
const agent = await agentFrom(location.hash, {
  // Refused in a private window, where nothing is known of an agent.
  get storage() {
    return localStorage
  },
  ask: fetch.bind(window),
  hideCode: () => history.replaceState(null, '', location.pathname + location.search),
})
app.provide(
  printAgentKey,
  agent && printAgent(agent, { ask: fetch.bind(window), wait: waitFor, now: () => performance.now() }),
)
app.provide(scannerKey, typingScanner(window))
app.provide(cameraKey, browserCamera(navigator.mediaDevices as MediaDevices | undefined))
app.provide(speechKey, 'speechSynthesis' in window ? webSpeech(window.speechSynthesis, { wait: waitFor }) : noSpeech)
app.provide(
  toneKey,
  webTone(() => ('AudioContext' in window ? new AudioContext() : null)),
)
provideTexts(app, await loadTexts('de'))
await letters
app.mount('#app')

// What was handed out and not yet handed in must not give way when the disk is full.
navigator.storage?.persist().catch(() => false)

// Without the server no language could be loaded any more: all are at hand before it may be gone.
const languagesAfterMs = 5_000
setTimeout(async () => {
  for (const load of Object.values(visitorCatalogues)) await load().catch(() => {})
}, languagesAfterMs)

// A long press is a press: no menu, nothing to drag.
for (const name of ['contextmenu', 'dragstart']) addEventListener(name, (event) => event.preventDefault())
