import { ref } from 'vue'

/** Milliseconds by which the server's clock is ahead of this machine's clock; null until the server's time is known. */
const ahead = ref<number | null>(null)
/** The header `Date` is cut to the second and arrives late: it corrects only a clock that is off by more milliseconds than these. */
const coarse = 2_000

/** The server's time in ms since 1970; this machine's time until the server's is known. */
export function serverNow(): number {
  return Date.now() + (ahead.value ?? 0)
}

/** Whether an answer or a live message has told the server's time. */
export function isServerTimeKnown(): boolean {
  return ahead.value !== null
}

/** A live message tells the server's time to the millisecond. */
export function hearServerTime(instant: string): void {
  const heard = Date.parse(instant)
  if (!Number.isNaN(heard)) ahead.value = heard - Date.now()
}

/** The header `Date` of an answer tells the server's time to the second. */
export function hearAnswerDate(date: string | null): void {
  const heard = Date.parse(date ?? '') + 500
  if (Number.isNaN(heard)) return
  if (ahead.value === null || Math.abs(heard - serverNow()) > coarse) ahead.value = heard - Date.now()
}
