import { createPinia } from 'pinia'
import { createApp } from 'vue'
import '@fontsource-variable/noto-sans-sc'
import './styles/tokens.css'
import './styles/base.css'
import './styles/print.css'
import App from './App.vue'
import { createPages } from './router.ts'

const app = createApp(App).use(createPinia())
// An error of a component is reported to the browser as any other error, so that a wall notices every error in the same way.
app.config.errorHandler = (error) => reportError(error)
app.use(createPages())
// A browser that is too old shows its notice alone: a page that draws half of its content could be taken for a whole one.
if (!('belowFloor' in document.documentElement.dataset)) app.mount('#app')
