import { describe, expect, it } from 'vitest'
import { formatBytes, formatDuration } from '#web/admin/operations/amount-text.ts'

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [1_023, '1023 B'],
    [1_708_032, '1.6 MB'],
    [339 * 1024 ** 2, '339 MB'],
    [78_595_973_120, '73 GB'],
    [5_000 * 1024 ** 4, '5000 TB'],
  ])('tells %d as %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text))
})

describe('formatDuration', () => {
  it.each([
    [-1, '0 秒'],
    [59.9, '59 秒'],
    [60, '1 分钟'],
    [3_660, '1 小时 1 分钟'],
    [86_400 * 3 + 59, '3 天'],
    [86_400 + 3_600 * 4 + 120, '1 天 4 小时'],
  ])('tells %d s as %s', (seconds, text) => expect(formatDuration(seconds)).toBe(text))
})
