import { onBeforeUnmount, onMounted } from 'vue'

/**
 * Keeps the screen awake while the wall is to be seen. Browsers know this over TLS or on the machine itself alone, and let go
 * of it whenever the page is hidden: it is asked for again each time.
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
      // The machine saves power, or the page was hidden meanwhile: the next time that it is seen is another chance.
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
