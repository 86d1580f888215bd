import '../../../ui/base.css'
import './ticket.css'
import { createApp } from 'vue'
import { loadTexts, provideTexts } from '../../../ui/language.ts'
import { showTheme } from '../../../ui/theme.ts'
import { keepPage } from './keepPage.ts'
import { firstLanguage } from './useLanguageChoice.ts'
import VisitorApp from './VisitorApp.vue'

showTheme('device')
const app = createApp(VisitorApp)
provideTexts(app, await loadTexts(firstLanguage()))
app.mount('#app')
void keepPage()
