import { createPinia } from 'pinia'
import { createApp } from 'vue'
import '@fontsource-variable/noto-sans-sc'
import './styles/tokens.css'
import './styles/base.css'
import './styles/print.css'
import App from './App.vue'
import { createPages } from './router.ts'

const app = createApp(App).use(createPinia())
// The browser tells it as any other error, so that a wall hears of it wherever it happened.
app.config.errorHandler = (error) => reportError(error)
app.use(createPages())
// A browser below the floor shows its notice alone: a page that draws half of itself would pass for a whole one.
if (!('belowFloor' in document.documentElement.dataset)) app.mount('#app')
