import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { catalogue } from '#seeds/catalogue.ts'
import { nameWithPlace, shortName } from '#web/board/organisation-name.ts'

const index = indexCatalogue(catalogue)

describe('shortName', () => {
  it('abbreviates as the documents do', () => {
    expect(shortName(index, 'zhaoqing-gongxin')).toBe('市工信局')
  })

  it('has none of an organisation that is not known', () => {
    expect(shortName(index, 'nobody')).toBeUndefined()
  })
})

describe('nameWithPlace', () => {
  it('says of which city', () => {
    expect(nameWithPlace(index, 'zhaoqing-gongxin', '市工信局')).toBe('肇庆市工信局')
  })

  it('leaves a province’s name as it is', () => {
    expect(nameWithPlace(index, 'guangdong-gongxin', '省工业和信息化厅')).toBe('省工业和信息化厅')
  })
})
