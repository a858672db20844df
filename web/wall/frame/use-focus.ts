import { computed, onScopeDispose, ref, watch } from 'vue'

/** A focus stays this long before the next takes its place; one that a person chose stays longer. */
const turn = 18_000
const held = 120_000

/**
 * Which targets stand in focus: `panes` at a time, slowly through the list in its order, unless somebody chose or a
 * change came in. `still` stops the rotation, as while somebody reads.
 */
export function useFocus(order: () => readonly string[], panes: () => number, still: () => boolean) {
  const lead = ref<string>()
  /** What just changed or was chosen, though it may not be in the order: it comes first until the next turn. */
  const guest = ref<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let heldUntil = 0

  const focus = computed(() => {
    const ids = order()
    const from = Math.max(0, ids.indexOf(lead.value ?? ''))
    const turning = [...ids.slice(from), ...ids.slice(0, from)]
    const first = guest.value === undefined ? [] : [guest.value]
    return [...first, ...turning.filter((id) => id !== guest.value)].slice(0, panes())
  })

  function schedule(): void {
    clearTimeout(timer)
    timer = setTimeout(advance, Math.max(turn, heldUntil - Date.now()))
  }
  function advance(): void {
    const ids = order()
    if (!still()) {
      if (guest.value === undefined && ids.length > panes()) {
        lead.value = ids[(Math.max(0, ids.indexOf(lead.value ?? '')) + panes()) % ids.length]
      }
      guest.value = undefined
    }
    schedule()
  }
  /** A person's choice: it stays for two minutes. */
  function choose(target: string): void {
    heldUntil = Date.now() + held
    const turns = order().includes(target)
    guest.value = turns ? undefined : target
    if (turns) lead.value = target
    schedule()
  }
  /** What just changed comes into focus, unless a person's choice is held. */
  function show(target: string): void {
    if (Date.now() < heldUntil || still()) return
    guest.value = target
    schedule()
  }

  watch(
    order,
    (ids) => {
      if (lead.value === undefined || !ids.includes(lead.value)) lead.value = ids[0]
    },
    { immediate: true },
  )
  schedule()
  onScopeDispose(() => clearTimeout(timer))
  return { focus, choose, show }
}
