import { describe, expect, it } from 'vitest'
import { standingRevisions } from '#web/composables/standing-revisions.ts'
import { approvedRecord } from '../wall/records.ts'

describe('standingRevisions', () => {
  it('keeps the last approved revision of each cell, in whatever order they come', () => {
    const revisions = [
      approvedRecord({ revision: 2, value: 7812 }),
      approvedRecord({ revision: 1, value: 7790 }),
      approvedRecord({ region: '441284', value: 1164 }),
    ]
    expect(standingRevisions(revisions).map(({ value }) => value)).toEqual([7812, 1164])
  })

  it('keeps the approved value while a newer revision waits for review or was returned', () => {
    const revisions = [
      approvedRecord({ revision: 1, value: 7790 }),
      approvedRecord({ revision: 2, value: 7812, state: 'submitted' }),
      approvedRecord({ revision: 3, value: 7813, state: 'returned' }),
    ]
    expect(standingRevisions(revisions).map(({ value }) => value)).toEqual([7790])
  })

  it('lets a demo value give way to any other (A-2)', () => {
    const revisions = [
      approvedRecord({ revision: 2, value: 7700, provenance: 'demo' }),
      approvedRecord({ revision: 1, value: 7790 }),
    ]
    expect(standingRevisions(revisions).map(({ value }) => value)).toEqual([7790])
  })
})
