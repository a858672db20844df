/** China has had one fixed offset, without summer time, since 1991. */
const offset = 8 * 3_600_000

/**
 * An instant as the clocks in China show it, wherever the screen stands: 2024-10-31T14:32:07.120. Reckoned, not formatted:
 * the short forms of a locale differ from one edition of ICU to the next (10/31/24 in ICU 72).
 */
function inChina(instant: number | string): string {
  return new Date(new Date(instant).getTime() + offset).toISOString().slice(0, -1)
}

/** `2024-10-31`: the business date in China at an instant. */
export function businessDate(instant: number | string): string {
  return inChina(instant).slice(0, 10)
}

/** `14:32:07` in China. */
export function clockText(instant: number | string): string {
  return inChina(instant).slice(11, 19)
}

/** The time of day in the office, to the minute: 14:32. */
export function formatClock(instant: number | string): string {
  return clockText(instant).slice(0, 5)
}

/** An instant as the clock in the office shows it: 2024-11-04 14:32. */
export function formatInstant(instant: number | string): string {
  return `${businessDate(instant)} ${formatClock(instant)}`
}

/** `2026-12-31`: the last whole day before an instant, such as the end of a right; a text that is no instant stays as it is. */
export function lastDayBefore(end: string): string {
  const at = Date.parse(end)
  return Number.isNaN(at) ? end : businessDate(at - 1)
}
