import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { evaluationSchemeFaults } from '#metrics/drafts/check-evaluation-scheme.ts'
import { catalogue } from '#seeds/catalogue.ts'
import { demoSchemes } from '#seeds/demo/demo-schemes.ts'

describe('demoSchemes', () => {
  it('are sound, and say that they are for demonstration', () => {
    const index = indexCatalogue(catalogue)
    for (const scheme of demoSchemes) {
      expect(evaluationSchemeFaults(scheme, index)).toEqual([])
      expect(scheme).toMatchObject({ demo: true })
      expect(scheme.name).toContain('演示方案')
    }
    expect(demoSchemes).not.toEqual([])
  })

  it('are no part of the shipped catalogue: no document of the five defines a scheme', () => {
    expect(catalogue.evaluationSchemes).toEqual([])
  })
})
