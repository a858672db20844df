import { onBeforeUnmount, onMounted } from 'vue'

/**
 * The screen stays awake while the wall is visible. Browsers allow this over TLS or on the machine itself alone, and end
 * it when the page is hidden, so that it is asked for again each time.
 */
export function useAwake(): void {
  let lock: WakeLockSentinel | undefined
  let left = false

  async function ask(): Promise<void> {
    if (!('wakeLock' in navigator) || document.visibilityState !== 'visible') return
    try {
      lock = await navigator.wakeLock.request('screen')
      if (left) await lock.release()
    } catch (refusal) {
      // The machine saves power, or the page was hidden meanwhile: the next attempt comes when the page is visible again.
      if (!(refusal instanceof DOMException)) throw refusal
    }
  }
  const look = () => void ask()

  onMounted(() => {
    document.addEventListener('visibilitychange', look)
    look()
  })
  onBeforeUnmount(() => {
    left = true
    document.removeEventListener('visibilitychange', look)
    void lock?.release()
  })
}
