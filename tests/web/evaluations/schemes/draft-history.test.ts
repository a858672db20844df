import { describe, expect, it } from 'vitest'
import { beginDraft, editDraft, redoDraft, undoDraft } from '#web/evaluations/schemes/draft-history.ts'

describe('editDraft', () => {
  it('takes typing in one field as one step', () => {
    let history = beginDraft('')
    history = editDraft(history, 'name', 'a')
    history = editDraft(history, 'name', 'ab')
    history = editDraft(history, 'weight', 'ab 5')
    expect(history).toMatchObject({ past: ['', 'ab'], now: 'ab 5' })
  })

  it('forgets what had been undone', () => {
    const history = undoDraft(editDraft(beginDraft('a'), 'name', 'b'))
    expect(editDraft(history, 'name', 'c')).toMatchObject({ past: ['a'], now: 'c', future: [] })
  })
})

describe('undoDraft and redoDraft', () => {
  it('go back and forth, and stand still at the ends', () => {
    const edited = editDraft(editDraft(beginDraft('a'), 'name', 'b'), 'weight', 'c')
    const back = undoDraft(undoDraft(edited))
    expect(back.now).toBe('a')
    expect(undoDraft(back)).toBe(back)
    const forth = redoDraft(redoDraft(back))
    expect(forth).toMatchObject({ past: ['a', 'b'], now: 'c', future: [] })
    expect(redoDraft(forth)).toBe(forth)
  })
})
