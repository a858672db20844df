import { computed, onBeforeUnmount, onMounted, ref, watch } from 'vue'
import { monthEndFrom } from '../../components/choices/read-date.ts'

/** Milliseconds after the last key at the wall for which it shows what was known then. */
const returnAfter = 120_000
const steps: ReadonlyMap<string, 1 | -1> = new Map([
  ['ArrowLeft', -1],
  ['ArrowRight', 1],
])

/**
 * The last day of what a wall shows as known; null: what is known now. A remote chooses it, or keys at the wall: Shift with
 * an arrow goes from end of month to end of month, Escape back to now. After two minutes without such a key the wall comes
 * back by itself, a remote's choice after that of the remote.
 */
export function usePastDay(led: () => string | null, today: () => string) {
  const own = ref<string | null>(null)
  let coming: ReturnType<typeof setTimeout> | undefined
  const day = computed(() => own.value ?? led())

  function choose(next: string | null): void {
    own.value = next
    clearTimeout(coming)
    if (next !== null) coming = setTimeout(() => (own.value = null), returnAfter)
  }
  function listen(event: KeyboardEvent): void {
    const { key, shiftKey, ctrlKey, altKey, metaKey, target } = event
    if (ctrlKey || altKey || metaKey || target instanceof HTMLInputElement) return
    const step = shiftKey ? steps.get(key) : undefined
    if (key === 'Escape' && own.value !== null) choose(null)
    if (step === undefined) return
    event.preventDefault()
    const next = monthEndFrom(day.value ?? today(), step)
    choose(next < today() ? next : null)
  }
  // A new command of a remote counts, whatever keys chose before.
  watch(led, () => choose(null))
  onMounted(() => window.addEventListener('keydown', listen))
  onBeforeUnmount(() => {
    window.removeEventListener('keydown', listen)
    clearTimeout(coming)
  })
  return day
}
