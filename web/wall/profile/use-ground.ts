import { computed, onBeforeUnmount, watch } from 'vue'
import { useRoute } from 'vue-router'
import type { Dimming, Shown } from '#server/contract/displays.ts'
import { timeToMinute } from '#metrics/wording/instants.ts'
import { useNow } from '../../composables/use-now.ts'

/** Whether a time of the day, `21:05`, is within the hours of dimming, which may pass midnight. */
export function isDimmed({ from, to }: Dimming, time: string): boolean {
  return from < to ? time >= from && time < to : time >= from || time < to
}

/**
 * The ground of a wall, dark or light, and its brightness in percent by the server's clock in Shanghai. The page behind a
 * wall does not scroll (`data-wall` of the root).
 */
export function useGround(shown: () => Pick<Shown, 'ground' | 'dimming'> | undefined) {
  const route = useRoute()
  const now = useNow()
  const root = document.documentElement
  const ground = computed(() => shown()?.ground ?? 'dark')
  const brightness = computed(() => {
    const dimming = shown()?.dimming
    return dimming && isDimmed(dimming, timeToMinute(now.value)) ? dimming.percent : 100
  })

  root.dataset['wall'] = ''
  watch(
    // The router sets the ground of the page at each address.
    [ground, () => route.fullPath],
    ([one]) => (root.dataset['ground'] = one),
    { immediate: true, flush: 'post' },
  )
  onBeforeUnmount(() => delete root.dataset['wall'])
  return { ground, brightness }
}
