import { onBeforeUnmount, onMounted } from 'vue'

const steps: ReadonlyMap<string, 1 | -1> = new Map([
  ['PageDown', 1],
  ['PageUp', -1],
])

/** PageDown and PageUp, which a presenter's remote control sends, turn through the scenes of a wall. */
export function useSceneKeys(turn: (step: 1 | -1) => void): void {
  function listen(event: KeyboardEvent): void {
    const step = steps.get(event.key)
    if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    turn(step)
  }
  onMounted(() => window.addEventListener('keydown', listen))
  onBeforeUnmount(() => window.removeEventListener('keydown', listen))
}
