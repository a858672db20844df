import { computed, onScopeDispose, ref } from 'vue'
import { stageSize } from './stage-size.ts'

/** The stage's size for the present window, following it. */
export function useStage() {
  const viewport = ref({ width: globalThis.innerWidth, height: globalThis.innerHeight })
  const measure = () => (viewport.value = { width: globalThis.innerWidth, height: globalThis.innerHeight })
  globalThis.addEventListener('resize', measure)
  onScopeDispose(() => globalThis.removeEventListener('resize', measure))
  return computed(() => stageSize(viewport.value.width, viewport.value.height))
}
