import { expect, it } from 'vitest'
import { filingColumn, filingHeads, typedText } from '#metrics/imports/filing-sheet.ts'
import { parsePeriod } from '#metrics/period.ts'

it('names its columns by the period, the one before and the year before', () => {
  expect([filingColumn('number'), filingColumn('value'), filingColumn('basedOn')]).toEqual([1, 7, 13])
  expect(filingHeads(parsePeriod('2024-Q1')!)).toMatchObject({
    yearBefore: '上年同期（2023年第一季度）',
    previous: '上期（2023年第四季度）',
    value: '本期（2024年第一季度）',
  })
})

it('writes a figure as it is typed', () => {
  const plain = { numerator: null, denominator: null, bound: null }
  expect(typedText({ ...plain, value: null })).toBe('')
  expect(typedText({ ...plain, value: 7812.5 })).toBe('7812.5')
  expect(typedText({ ...plain, value: '7812', bound: 'lower' })).toBe('超过7812')
  expect(typedText({ ...plain, value: 95.18, numerator: 158, denominator: 166 })).toBe('158/166')
})
