import { onBeforeUnmount, onMounted, watch } from 'vue'
import type { DisplayReport } from '#server/contract/displays.ts'
import { ownBuild } from '../../api/page-build.ts'
import type { HeldBoard } from '../../stores/held-board.ts'

/** Milliseconds between two reports, and between two looks at how the page fares. */
const [reportedEvery, lookedEvery] = [30_000, 5_000]
/** Milliseconds that a new scene stands before it is told, so that many changes are told once. */
const settles = 1_500

/** The memory of the page in bytes; null in a browser other than Chromium, which does not tell it. */
function memoryBytes(): number | null {
  const { memory } = performance as Performance & { readonly memory?: { readonly usedJSHeapSize: number } }
  return memory ? Math.round(memory.usedJSHeapSize) : null
}

/**
 * A display tells the server what it shows and how it fares, every half minute, when its board or scene changes, and
 * when the line comes back: its build, screen and memory, when it last painted, and the longest time for which its page
 * was held up.
 */
export function useSelfReport(
  isDisplay: () => boolean,
  shown: () => Pick<DisplayReport, 'scope' | 'scene'>,
  board: () => HeldBoard | null,
): void {
  let paintedAt = performance.now()
  let lookedAt = performance.now()
  let heldUp = 0
  let looking: ReturnType<typeof setInterval> | undefined
  let reporting: ReturnType<typeof setInterval> | undefined
  let soon: ReturnType<typeof setTimeout> | undefined

  function look(): void {
    const now = performance.now()
    heldUp = Math.max(heldUp, now - lookedAt - lookedEvery)
    lookedAt = now
    requestAnimationFrame(() => (paintedAt = performance.now()))
  }
  function report(): void {
    if (!isDisplay()) return
    const screen = { width: Math.round(window.innerWidth), height: Math.round(window.innerHeight) }
    board()?.tell({
      type: 'report',
      ...shown(),
      build: ownBuild() ?? null,
      ...screen,
      paintedAgo: Math.round(Math.max(0, performance.now() - paintedAt)),
      memoryBytes: memoryBytes(),
      heldUp: Math.round(Math.max(0, heldUp)),
    })
    heldUp = 0
  }
  function reportSoon(): void {
    clearTimeout(soon)
    soon = setTimeout(report, settles)
  }

  onMounted(() => {
    looking = setInterval(look, lookedEvery)
    reporting = setInterval(report, reportedEvery)
  })
  watch(() => [shown().scope, shown().scene, board()?.line === 'live'].join(), reportSoon)
  onBeforeUnmount(() => {
    clearInterval(looking)
    clearInterval(reporting)
    clearTimeout(soon)
  })
}
