import { computed, onScopeDispose, ref } from 'vue'
import type { Density } from '#metrics/wording/installation/scenes.ts'
import { stageSize } from './stage-size.ts'

/** The stage's size for the present window, following it, as it is read from so far. */
export function useStage(density: () => Density) {
  const viewport = ref({ width: globalThis.innerWidth, height: globalThis.innerHeight })
  const measure = () => (viewport.value = { width: globalThis.innerWidth, height: globalThis.innerHeight })
  globalThis.addEventListener('resize', measure)
  onScopeDispose(() => globalThis.removeEventListener('resize', measure))
  return computed(() => stageSize(viewport.value.width, viewport.value.height, density()))
}
