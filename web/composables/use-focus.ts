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
  let timer: ReturnType<typeof setTimeout> | undefined
  let heldUntil = 0

  const focus = computed(() => {
    const ids = order()
    const from = Math.max(0, ids.indexOf(lead.value ?? ''))
    const count = Math.min(panes(), ids.length)
    return Array.from({ length: count }, (_, offset) => ids[(from + offset) % ids.length]).filter(
      (id) => id !== undefined,
    )
  })

  function schedule(): void {
    clearTimeout(timer)
    timer = setTimeout(advance, Math.max(turn, heldUntil - Date.now()))
  }
  function advance(): void {
    const ids = order()
    if (!still() && ids.length > panes()) {
      lead.value = ids[(Math.max(0, ids.indexOf(lead.value ?? '')) + panes()) % ids.length]
    }
    schedule()
  }
  /** A person's choice: it stays for two minutes. */
  function choose(target: string): void {
    heldUntil = Date.now() + held
    lead.value = target
    schedule()
  }
  /** What just changed comes into focus, unless a person's choice is held. */
  function show(target: string): void {
    if (Date.now() < heldUntil || still() || !order().includes(target)) return
    lead.value = target
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
