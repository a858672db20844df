/** The time of an action, told in days or months. */
const spanOfDays =
  /((?:19|20)\d\d) ?年 ?\d{1,2} ?月(?: ?\d{1,2} ?日)?起?[-—–~至到]+ ?(?:((?:19|20)\d\d) ?年 ?)?\d{1,2} ?月(?: ?\d{1,2} ?日)?(?:止|，(?:共|为期|历时))/

/** The year in which the time of an action ends, which is told in days: 2032年3月20日至6月30日，共计103天. */
export function endOfDays(text: string): string | undefined {
  const found = spanOfDays.exec(text)
  return found?.[2] ?? found?.[1]
}

/** The first date of a text that a pattern finds, in digits. */
export function dateIn(text: string, pattern: RegExp): string | undefined {
  const found = pattern.exec(text)?.[0].match(/\d{4}|\d{1,2}/g)
  if (!found) return undefined
  const [year = '', month = '', day = ''] = found
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
