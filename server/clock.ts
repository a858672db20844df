/** Time as a dependency. `now` is ISO 8601 with offset; `today` the business date in Asia/Shanghai; `monotonic` in milliseconds. */
export interface Clock {
  now(): string
  today(): string
  monotonic(): number
}

/** China has had one fixed offset without summer time since 1991. */
const offset = 8 * 3_600_000

/** An instant as ISO 8601 with milliseconds in Shanghai time: 2024-10-31T14:32:07.120+08:00. */
export function shanghaiTime(instant: number): string {
  return new Date(instant + offset).toISOString().replace('Z', '+08:00')
}

/** The instant `milliseconds` after `instant`, in the same form, so that instants compare as texts. */
export function later(instant: string, milliseconds: number): string {
  return shanghaiTime(Date.parse(instant) + milliseconds)
}

/** Whether a text is an instant as the program writes it. Any other would be compared wrongly with one. */
export function isInstant(text: string): boolean {
  return /^\d{4}-/.test(text) && Number.isFinite(Date.parse(text)) && later(text, 0) === text
}

/** The text of the last millisecond is kept: a request asks several times, and writing it is the most expensive part. */
let written = { instant: NaN, time: '' }

export const systemClock: Clock = {
  now: () => {
    const instant = Date.now()
    if (instant !== written.instant) written = { instant, time: shanghaiTime(instant) }
    return written.time
  },
  today: () => shanghaiTime(Date.now()).slice(0, 10),
  monotonic: () => performance.now(),
}
