/** China has had one fixed offset without summer time since 1991. */
const offset = 8 * 3_600_000

/**
 * An instant in Chinese time, wherever the screen is: 2024-10-31T14:32:07.120. It is computed rather than formatted: the short forms of a
 * locale differ between editions of ICU (10/31/24 in ICU 72).
 */
function inChina(instant: number | string): string {
  return new Date(new Date(instant).getTime() + offset).toISOString().slice(0, -1)
}

/** The business date in China at an instant: `2024-10-31`. */
export function businessDate(instant: number | string): string {
  return inChina(instant).slice(0, 10)
}

/** The time of day in China: `14:32:07`. */
export function timeToSecond(instant: number | string): string {
  return inChina(instant).slice(11, 19)
}

/** The time of day in China, to the minute: 14:32. */
export function timeToMinute(instant: number | string): string {
  return timeToSecond(instant).slice(0, 5)
}

/** Date and time in China: 2024-11-04 14:32. */
export function formatInstant(instant: number | string): string {
  return `${businessDate(instant)} ${timeToMinute(instant)}`
}

/** Date and time in China to the second, as other logs tell them: 2024-11-04 14:32:07. */
export function instantToSecond(instant: number | string): string {
  return `${businessDate(instant)} ${timeToSecond(instant)}`
}

/** The last day on which something holds that ends at an instant: `2026-12-31`; a text that is no instant stays as it is. */
export function lastDayBefore(end: string): string {
  const at = Date.parse(end)
  return Number.isNaN(at) ? end : businessDate(at - 1)
}
