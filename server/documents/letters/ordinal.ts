const ordinals = '一二三四五六七八九十'

/** The numbers of headings: 一 to 九十九, digits beyond. */
export function ordinal(number: number): string {
  if (number <= 10) return ordinals[number - 1]!
  if (number > 99) return String(number)
  const tens = number < 20 ? '' : ordinals[Math.floor(number / 10) - 1]!
  return `${tens}十${ordinals[(number % 10) - 1] ?? ''}`
}
