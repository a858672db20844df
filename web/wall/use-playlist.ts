import { computed, onScopeDispose, ref, watch } from 'vue'
import type { ShownTurn } from '#server/contract/displays.ts'

/** Milliseconds for which a wall stays in a scene that a person chose, after the person's last input. */
const heldFor = 120_000
/** Milliseconds between two checks whether the wall may turn again. */
const lookAgainAfter = 1_000

/**
 * The scene of a wall that turns by itself: each scene of a list for its time, then the next. A person who tells a
 * scene, or calls `hold` by using the wall, keeps the scene until some time after the last input. A wall without a list
 * stays in its scene. It does not turn while `still` is true, as without a live line. A turn that is not `ready`, as one
 * whose board is gone, is skipped.
 */
export function usePlaylist(
  list: () => readonly ShownTurn[],
  still: () => boolean,
  ready: (turn: ShownTurn) => boolean,
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
    return others.find((one) => ready(list()[one]!)) ?? place.value
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
  /** The next turn that is ready comes at once, as where the board of the present one is gone. */
  function skip(): void {
    if (nextPlace() !== place.value) goOn()
  }
  return { scene, turn: turning, tell, hold, skip }
}
