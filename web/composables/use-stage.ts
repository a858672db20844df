import { computed, onScopeDispose, ref } from 'vue'
import type { Density } from '#metrics/wording/installation/scenes.ts'
import { stageSize } from './stage-size.ts'

/** The size of the stage for the present window and the reading distance. */
export function useStage(density: () => Density) {
  const viewport = ref({ width: globalThis.innerWidth, height: globalThis.innerHeight })
  const measure = () => (viewport.value = { width: globalThis.innerWidth, height: globalThis.innerHeight })
  globalThis.addEventListener('resize', measure)
  onScopeDispose(() => globalThis.removeEventListener('resize', measure))
  return computed(() => stageSize(viewport.value.width, viewport.value.height, density()))
}
