import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { catalogue } from '#seeds/catalogue.ts'
import { checkCatalogue } from '#metrics/policy/check-catalogue.ts'
import { remarksPage } from '#metrics/policy/remarks-page.ts'

describe('remarksPage', () => {
  it('is docs/catalogue-remarks.md as it stands; if not, run node seeds/write-remarks.ts', () => {
    const file = readFileSync(new URL('../../../docs/catalogue-remarks.md', import.meta.url), 'utf8')
    expect(file).toBe(remarksPage(catalogue))
  })

  it('leaves no remark out', () => {
    const page = remarksPage(catalogue)
    expect(checkCatalogue(catalogue).remarks.filter(({ message }) => !page.includes(message))).toEqual([])
  })
})
