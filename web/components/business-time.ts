const zone = 'Asia/Shanghai'
const clock = new Intl.DateTimeFormat('zh-CN', { timeZone: zone, timeStyle: 'medium', hourCycle: 'h23' })
const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' })
const weekday = new Intl.DateTimeFormat('zh-CN', { timeZone: 'UTC', weekday: 'short' })

/** `14:32:07` in China, wherever the screen stands. */
export function clockText(instant: number | string): string {
  return clock.format(new Date(instant))
}

/** `2024-10-31`: the business date in China at an instant. */
export function businessDate(instant: number | string): string {
  return day.format(new Date(instant))
}

/** `2024年10月31日` */
export function dateText(date: string): string {
  const [year, month, dayOfMonth] = date.split('-').map(Number)
  return `${year}年${month}月${dayOfMonth}日`
}

/** `周四` */
export function weekdayText(date: string): string {
  return weekday.format(new Date(`${date}T00:00:00Z`))
}
