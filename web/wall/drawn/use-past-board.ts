import { onScopeDispose, shallowRef, watch } from 'vue'
import type { HeldBoard } from '../../stores/held-board.ts'
import { holdPastBoard, type PastAsked } from './hold-past-board.ts'

/** The board as it was known on a day, while one is asked for; null: the wall shows what is known now. */
export function usePastBoard(asked: () => PastAsked | null) {
  const held = shallowRef<HeldBoard | null>(null)
  watch(
    () => JSON.stringify(asked()),
    () => {
      held.value?.letGo()
      const one = asked()
      held.value = one && holdPastBoard(one)
      held.value?.connect()
    },
    { immediate: true },
  )
  onScopeDispose(() => held.value?.letGo())
  return held
}
