import { computed, onScopeDispose, ref, shallowReactive, watch } from 'vue'
import { useBoards } from '../../stores/boards.ts'
import type { HeldBoard } from '../../stores/held-board.ts'

/** A board at a reference date; without one it follows the day. */
export interface BoardAsked {
  readonly scope: string
  readonly at: string | undefined
}

const keyOf = ({ scope, at }: BoardAsked) => `${scope} ${at ?? ''}`

/**
 * The boards of a wall, each with its own live line: the one that is asked for, and, once that has a picture, the others
 * of its turns, so that a turn to another board shows it at once.
 */
export function useOpenBoards(
  asked: () => BoardAsked | null,
  others: () => readonly BoardAsked[],
): {
  readonly board: () => HeldBoard | null
  readonly of: (asked: BoardAsked) => HeldBoard | undefined
} {
  const boards = useBoards()
  const open = shallowReactive(new Map<string, HeldBoard>())
  const board = computed(() => {
    const one = asked()
    return (one && open.get(keyOf(one))) ?? null
  })
  /** Whether the first picture has come, before which no other board is opened. */
  const hasBegun = ref(false)
  watch(
    () => board.value?.picture,
    (picture) => picture && (hasBegun.value = true),
  )
  const wanted = computed((): readonly BoardAsked[] => {
    const first = asked()
    if (!first) return []
    if (!hasBegun.value) return [first]
    return [first, ...others()]
  })

  function keepOpen(list: readonly BoardAsked[]): void {
    const keys = new Set(list.map(keyOf))
    const left = [...open].filter(([key]) => !keys.has(key))
    for (const one of list) if (!open.has(keyOf(one))) open.set(keyOf(one), boards.open(one.scope, one.at))
    for (const [key, held] of left) {
      open.delete(key)
      boards.close(held)
    }
  }

  watch(
    // Equal wishes open no new board.
    () => JSON.stringify(wanted.value),
    () => keepOpen(wanted.value),
    { immediate: true },
  )
  onScopeDispose(() => keepOpen([]))
  return {
    board: () => board.value,
    of: (one) => open.get(keyOf(one)),
  }
}
