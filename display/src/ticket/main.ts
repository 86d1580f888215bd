import '../../../ui/base.css'
import './ticket.css'
import { createApp } from 'vue'
import { loadTexts, provideTexts } from '../../../ui/language.ts'
import { firstLanguage } from './useLanguageChoice.ts'
import VisitorApp from './VisitorApp.vue'

const app = createApp(VisitorApp)
provideTexts(app, await loadTexts(firstLanguage()))
app.mount('#app')
