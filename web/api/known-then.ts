/** The instant up to which something is known at the end of a day, in Shanghai time, as `asOf` of a request. */
export function endOfDay(day: string): string {
  return `${day}T23:59:59.999+08:00`
}
