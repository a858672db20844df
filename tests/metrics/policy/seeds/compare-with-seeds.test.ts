import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sharedIsHere } from '#tests/support/shared.ts'
import { differences } from './compare-with-seeds.ts'
import { differencesPage } from './differences-page.ts'
import { reasonFor } from './reasons.ts'

const page = new URL('../../../../docs/policy-differences.md', import.meta.url)

describe.skipIf(!sharedIsHere)('the plans that are read of the five documents, beside the catalogue', () => {
  it('differ in what docs/policy-differences.md lists, each with its reason', () => {
    const found = differences()
    if (process.env['DIFFERENCES'] === 'write') writeFileSync(page, differencesPage(found))
    expect(found.filter((one) => reasonFor(one) === undefined)).toEqual([])
    expect(readFileSync(page, 'utf8')).toBe(differencesPage(found))
  })

  it('agree in comparator, value, unit and due date of all but ten entries at most', () => {
    const weighty = differences().filter(({ field }) => ['条件', '数值', '单位', '期限'].includes(field))
    expect(new Set(weighty.map(({ entry }) => entry)).size).toBeLessThanOrEqual(10)
  })
})
