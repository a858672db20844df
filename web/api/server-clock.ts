import { ref } from 'vue'

/** Milliseconds by which the server's clock is ahead of this machine's, whose own may be wrong; null: not heard yet. */
const ahead = ref<number | null>(null)
/** An answer's `Date` is cut to the second and was on its way: it corrects only what is further off. */
const coarse = 2_000

/** The server's time in ms since 1970; until it was heard, this machine's. */
export function serverNow(): number {
  return Date.now() + (ahead.value ?? 0)
}

/** Whether the server's time was heard since the page was opened. */
export function isServerTimeKnown(): boolean {
  return ahead.value !== null
}

/** Takes the server's time from a live message, to the millisecond. */
export function hearServerTime(instant: string): void {
  const heard = Date.parse(instant)
  if (!Number.isNaN(heard)) ahead.value = heard - Date.now()
}

/** Takes the server's time from the header `Date` of an answer. */
export function hearAnswerDate(date: string | null): void {
  const heard = Date.parse(date ?? '') + 500
  if (Number.isNaN(heard)) return
  if (ahead.value === null || Math.abs(heard - serverNow()) > coarse) ahead.value = heard - Date.now()
}
