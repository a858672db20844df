import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { scopeName } from '#metrics/catalogue/scope-name.ts'
import { catalogue } from '#seeds/catalogue.ts'

const index = indexCatalogue(catalogue)

describe('scopeName', () => {
  it.each([
    ['441200', '肇庆市'],
    ['zhaoqing-2024-digital-zhaoqing', '数字肇庆2024'],
    ['zhaoqing-gongxin', '肇庆市工业和信息化局'],
    ['of-another-catalogue', 'of-another-catalogue'],
  ])('calls %s %s', (scope, name) => {
    expect(scopeName(scope, index)).toBe(name)
  })

  it('gives the code where no catalogue is there yet', () => {
    expect(scopeName('441200', null)).toBe('441200')
  })
})
