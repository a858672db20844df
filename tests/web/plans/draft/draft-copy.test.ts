import { describe, expect, it } from 'vitest'
import { emptyPlanDraft } from '#metrics/planning/plan-draft.ts'
import { textsOf } from '#metrics/planning/tables/cell-text.ts'
import { draftCopyName, keepDraftCopy, readDraftCopy } from '#web/plans/draft/draft-copy.ts'
import { memoryStorage } from '../../entry/filing-fixture.ts'

const base = textsOf(emptyPlanDraft)
const name = draftCopyName('li.na', 'draft-1')

describe('readDraftCopy', () => {
  it('finds what was kept of this person and draft, until it is forgotten', () => {
    const storage = memoryStorage()
    const copy = { base, mine: { ...base, targets: [{ name: '甲' }] } }
    expect(keepDraftCopy(storage, name, copy)).toBe(true)
    expect(readDraftCopy(storage, name)).toEqual(copy)
    expect(readDraftCopy(storage, draftCopyName('wang', 'draft-1'))).toBeUndefined()
    keepDraftCopy(storage, name, undefined)
    expect(storage.items.size).toBe(0)
  })

  it.each(['{', '1', '{"base":{},"mine":{}}', '{"base":{"targets":[]},"mine":{"targets":1}}'])(
    'takes %s for nothing',
    (kept) => {
      const storage = memoryStorage()
      storage.setItem(name, kept)
      expect(readDraftCopy(storage, name)).toBeUndefined()
    },
  )

  it('takes a copy of before a table was added, with that table empty', () => {
    const storage = memoryStorage()
    const { sources: _, ...before } = base
    storage.setItem(name, JSON.stringify({ base: before, mine: before }))
    expect(readDraftCopy(storage, name)).toEqual({ base, mine: base })
  })

  it('says so where the browser refuses', () => {
    const full = {
      ...memoryStorage(),
      setItem: () => {
        throw new Error('full')
      },
    }
    expect(keepDraftCopy(full, name, { base, mine: base })).toBe(false)
  })
})
