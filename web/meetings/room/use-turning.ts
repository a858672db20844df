import { onBeforeUnmount, onMounted } from 'vue'
import { DIGITS_WITHIN, pageByKey, turnBySwipe, type Touched } from './room-pages.ts'

/** The pages are turned by arrow keys, by typed numbers and by swipes; F6 moves to the notes. */
export function useTurning(room: {
  open: () => number
  pages: () => number
  turnTo: (page: number) => void
  toNotes: () => void
}) {
  let digits = ''
  let typed: ReturnType<typeof setTimeout> | undefined
  /** Digits in quick succession form the number of a page. */
  function byDigit(digit: string): void {
    digits += digit
    clearTimeout(typed)
    typed = setTimeout(() => (digits = ''), DIGITS_WITHIN)
    room.turnTo(Number(digits))
  }

  function onKey(event: KeyboardEvent): void {
    const writes = (event.target as HTMLElement).closest('textarea, input, select') !== null
    if (writes || event.ctrlKey || event.altKey || event.metaKey) return
    if (/^\d$/.test(event.key)) return byDigit(event.key)
    if (event.key === 'F6') {
      event.preventDefault()
      return room.toNotes()
    }
    const next = pageByKey(event.key, room.open(), room.pages())
    if (next === undefined) return
    event.preventDefault()
    room.turnTo(next)
  }
  onMounted(() => window.addEventListener('keydown', onKey))
  onBeforeUnmount(() => {
    window.removeEventListener('keydown', onKey)
    clearTimeout(typed)
  })

  let begun: Touched | undefined
  const touched = ({ changedTouches: [touch] }: TouchEvent): Touched | undefined =>
    touch && { x: touch.clientX, y: touch.clientY }
  return {
    /** A swipe has one finger. It begins outside of text fields, where a finger selects words, and of dialogs. */
    onTouchStart: (event: TouchEvent) => {
      const writes = (event.target as HTMLElement).closest('textarea, dialog') !== null
      begun = event.touches.length === 1 && !writes ? touched(event) : undefined
    },
    onTouchEnd: (event: TouchEvent) => {
      const ended = touched(event)
      if (begun && ended) room.turnTo(room.open() + turnBySwipe(begun, ended))
      begun = undefined
    },
  }
}
