import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { catalogue } from '#seeds/catalogue.ts'
import { shortName } from '#web/board/organisation-name.ts'

const index = indexCatalogue(catalogue)

describe('shortName', () => {
  it('abbreviates as the documents do', () => {
    expect(shortName(index, 'zhaoqing-gongxin')).toBe('市工信局')
  })

  it('has none for an unknown organisation', () => {
    expect(shortName(index, 'nobody')).toBeUndefined()
  })
})
