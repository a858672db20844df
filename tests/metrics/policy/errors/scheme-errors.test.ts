import { expect, it } from 'vitest'
import type { Indicator } from '#metrics/catalogue/indicator.ts'
import { schemeErrors } from '#metrics/policy/errors/scheme-errors.ts'
import { makeIndicator } from '../../make-target.ts'

const errorsOf = (part: Partial<Indicator>) =>
  schemeErrors({ indicators: [makeIndicator(part)] }).map(({ code, message }) => [code, message])

it('D-6 refuses a collection that ends before it begins', () => {
  expect(errorsOf({ collected: { from: '2024-01-01', to: '2023-12-31' } })).toEqual([
    ['collected-backwards', '收集到2023-12-31，早于开始收集的2024-01-01'],
  ])
  expect(errorsOf({ collected: { from: '2024-01-01' } })).toEqual([])
})

it('D-8 refuses a period that is closed before its figures are due', () => {
  expect(errorsOf({ reportDays: 6, lockDays: 5 })).toEqual([
    ['locked-before-due', '期后第5个工作日关账，早于第6个工作日的报送期限'],
  ])
  expect([errorsOf({ reportDays: 6, lockDays: 6 }), errorsOf({ reportDays: null, lockDays: 1 })]).toEqual([
    [],
    [],
  ])
})
