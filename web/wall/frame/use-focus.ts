import { computed, onScopeDispose, ref, watch } from 'vue'

/** Milliseconds that a target stays in focus; a target that a person chose stays longer. */
const turn = 18_000
const held = 120_000

/**
 * The targets in focus: `panes` at a time, in the sequence of `listed`, unless a person chose one or a change came. They
 * do not turn while `still` is true, as while somebody reads.
 */
export function useFocus(listed: () => readonly string[], panes: () => number, still: () => boolean) {
  const lead = ref<string>()
  /** A target that changed, or that was chosen and is not in `listed`; it comes first until the next turn. */
  const guest = ref<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let heldUntil = 0

  const focus = computed(() => {
    const ids = listed()
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
    const ids = listed()
    if (!still()) {
      if (guest.value === undefined && ids.length > panes()) {
        lead.value = ids[(Math.max(0, ids.indexOf(lead.value ?? '')) + panes()) % ids.length]
      }
      guest.value = undefined
    }
    schedule()
  }
  /** A person chooses a target, which stays for two minutes. */
  function choose(target: string): void {
    heldUntil = Date.now() + held
    const turns = listed().includes(target)
    guest.value = turns ? undefined : target
    if (turns) lead.value = target
    schedule()
  }
  /** A changed target comes into focus, unless a person's choice is held or the focus does not turn. */
  function show(target: string): void {
    if (Date.now() < heldUntil || still()) return
    guest.value = target
    schedule()
  }

  watch(
    listed,
    (ids) => {
      if (lead.value === undefined || !ids.includes(lead.value)) lead.value = ids[0]
    },
    { immediate: true },
  )
  schedule()
  onScopeDispose(() => clearTimeout(timer))
  return { focus, choose, show }
}
