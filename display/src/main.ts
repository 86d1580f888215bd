import '../../ui/base.css'
import './board.css'
import { createApp } from 'vue'
import { loadTexts, provideTexts } from '../../ui/language.ts'
import App from './App.vue'

const app = createApp(App)
provideTexts(app, await loadTexts('de'))
app.mount('#app')
