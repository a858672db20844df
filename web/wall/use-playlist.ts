import { computed, onScopeDispose, ref, watch } from 'vue'
import type { SceneName } from '#metrics/wording/installation/scenes.ts'
import type { ShownScene } from '#server/contract/displays.ts'

/** Milliseconds for which a wall stays where somebody turned it, after the last sign of them. */
const heldFor = 120_000
/** Milliseconds until it is looked again whether what kept it still is over. */
const lookAgainAfter = 1_000

/**
 * The scene that a wall turns to by itself: each of a list for its time, then the next. Whoever tells it a scene, or shows by
 * `hold` that they use it, keeps it there; a while after the last sign of them it goes on. Without a list it stays where it
 * was told to be. `still` stops it: without a line nothing turns. A scene that is not `ready` is passed over.
 */
export function usePlaylist(
  list: () => readonly ShownScene[],
  still: () => boolean,
  ready: (scene: SceneName) => boolean,
) {
  const place = ref(0)
  const told = ref<string>()
  let timer: ReturnType<typeof setTimeout> | undefined

  const turning = computed(() => list()[place.value])
  const scene = computed(() => told.value ?? turning.value?.scene)

  function goOnAfter(milliseconds: number): void {
    clearTimeout(timer)
    const { length } = list()
    if (length > 1 || (length === 1 && told.value !== undefined)) timer = setTimeout(goOn, milliseconds)
  }
  function goOn(): void {
    if (still()) return goOnAfter(lookAgainAfter)
    told.value = undefined
    place.value = nextPlace()
    goOnAfter(dwell())
  }
  function nextPlace(): number {
    const { length } = list()
    const others = Array.from({ length }, (_, step) => (place.value + 1 + step) % length)
    return others.find((one) => ready(list()[one]!.scene)) ?? place.value
  }
  const dwell = () => (turning.value?.seconds ?? 0) * 1_000
  const hold = () => goOnAfter(heldFor)
  function tell(name: string): void {
    told.value = name
    hold()
  }

  watch(
    // The same list told once more is no other.
    () => JSON.stringify(list()),
    (_, before) => {
      place.value = 0
      if (before !== undefined) told.value = undefined
      goOnAfter(dwell())
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))
  return { scene, tell, hold }
}
