import { computed, onScopeDispose, ref, watch } from 'vue'
import type { SceneName } from '#metrics/wording/installation/scenes.ts'
import type { ShownScene } from '#server/contract/displays.ts'

/** Milliseconds for which a wall stays in a scene that a person chose, after the person's last input. */
const heldFor = 120_000
/** Milliseconds between two checks whether the wall may turn again. */
const lookAgainAfter = 1_000

/**
 * The scene of a wall that turns by itself: each scene of a list for its time, then the next. A person who tells a
 * scene, or calls `hold` by using the wall, keeps the scene until some time after the last input. A wall without a list
 * stays in its scene. It does not turn while `still` is true, as without a live line. A scene that is not `ready` is
 * skipped.
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
    // An equal list is not taken for a new one.
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
