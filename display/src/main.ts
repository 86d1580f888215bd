import '../../ui/base.css'
import './board.css'
import { createApp } from 'vue'
import { loadTexts, provideTexts } from '../../ui/language.ts'
import { lettersReady } from '../../ui/letters.ts'
import App from './App.vue'

const app = createApp(App)
const letters = lettersReady()
provideTexts(app, await loadTexts('de'))
await letters
app.mount('#app')
