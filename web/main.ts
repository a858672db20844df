import { createPinia } from 'pinia'
import { createApp } from 'vue'
import '@fontsource-variable/noto-sans-sc'
import './styles/tokens.css'
import './styles/base.css'
import App from './App.vue'
import { createPages } from './router.ts'

const app = createApp(App).use(createPinia())
app.use(createPages())
app.mount('#app')
