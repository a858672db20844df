import { describe, expect, it } from 'vitest'
import { isContested, nothing, settledDraft, shownWords } from '#web/meetings/room/page-draft.ts'

const stored = { version: 3, note: '甲说：缺地', decision: '', editedBy: '秘书甲' }
const draft = { note: '乙说：缺钱', decision: '月底前办完', basedOn: 2 }

describe('a page of notes', () => {
  it('shows what is being typed, else what is stored, else nothing', () => {
    expect(shownWords(stored, draft).note).toBe('乙说：缺钱')
    expect(shownWords(stored, undefined).note).toBe('甲说：缺地')
    expect(shownWords(nothing, undefined).note).toBe('')
  })

  it('is contested where another wrote otherwise since the typing began', () => {
    expect(isContested(stored, draft)).toBe(true)
    expect(isContested(stored, { ...draft, basedOn: 3 })).toBe(false)
    expect(isContested(stored, { ...stored, basedOn: 2 })).toBe(false)
    expect(isContested(stored, undefined)).toBe(false)
  })

  it('is settled with both, theirs first and nothing twice, or with mine, upon what is stored now', () => {
    expect(settledDraft(stored, draft, 'both')).toEqual({
      note: '甲说：缺地\n乙说：缺钱',
      decision: '月底前办完',
      basedOn: 3,
    })
    expect(settledDraft(stored, { ...draft, note: '甲说：缺地，也缺钱' }, 'both').note).toBe(
      '甲说：缺地，也缺钱',
    )
    expect(settledDraft(stored, { ...draft, note: '缺地' }, 'both').note).toBe('甲说：缺地')
    expect(settledDraft(stored, draft, 'mine')).toEqual({ ...draft, basedOn: 3 })
  })
})
