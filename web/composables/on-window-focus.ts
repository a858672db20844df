import { onMounted, onUnmounted } from 'vue'

/** Calls `follow` whenever the window gets the focus, as long as the component is there. */
export function onWindowFocus(follow: () => void): void {
  onMounted(() => window.addEventListener('focus', follow))
  onUnmounted(() => window.removeEventListener('focus', follow))
}
