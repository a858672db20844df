const units = ['B', 'KB', 'MB', 'GB', 'TB'] as const

/** Bytes are written for administrators in steps of 1024: 1.6 MB, 73 GB. */
export function formatBytes(bytes: number): string {
  let amount = bytes
  let step = 0
  while (amount >= 1024 && step < units.length - 1) {
    amount /= 1024
    step++
  }
  return `${step === 0 || amount >= 100 ? Math.round(amount) : Number(amount.toPrecision(2))} ${units[step]}`
}

/** A length of time is written in its two largest parts, 3 天 4 小时 or 12 分钟; below a minute in seconds, 12 秒. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(Math.floor(seconds), 0)
  const parts = [
    [Math.floor(whole / 86_400), '天'],
    [Math.floor(whole / 3_600) % 24, '小时'],
    [Math.floor(whole / 60) % 60, '分钟'],
  ] as const
  const first = parts.findIndex(([amount]) => amount > 0)
  if (first < 0) return `${whole} 秒`
  return parts
    .slice(first, first + 2)
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount} ${unit}`)
    .join(' ')
}
