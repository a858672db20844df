import { onBeforeUnmount, onMounted, type Ref } from 'vue'

/**
 * Brings what is chosen in a box that scrolls into sight, and again when the box has another size, as by zooming: its lines break
 * elsewhere then. What was scrolled away by hand is left there.
 */
export function useChosenInSight(
  box: Readonly<Ref<HTMLElement | null>>,
  selector: () => string,
  block: ScrollLogicalPosition,
): { readonly bring: () => void } {
  let isSeen = true
  const chosen = () => box.value?.querySelector<HTMLElement>(selector())

  function look(): void {
    const [one, frame] = [chosen()?.getBoundingClientRect(), box.value?.getBoundingClientRect()]
    isSeen = one === undefined || frame === undefined || (one.bottom > frame.top && one.top < frame.bottom)
  }
  function bring(): void {
    chosen()?.scrollIntoView({ block })
    isSeen = true
  }

  const observer = new ResizeObserver(() => {
    if (isSeen) bring()
  })
  onMounted(() => {
    if (!box.value) return
    observer.observe(box.value)
    box.value.addEventListener('scroll', look, { passive: true })
  })
  onBeforeUnmount(() => observer.disconnect())
  return { bring }
}
