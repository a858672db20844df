import { describe, expect, it } from 'vitest'
import { figureActs } from '#metrics/workflow/figure-acts.ts'

const draft = (revision: number, sequence: number) => ({ revision, sequence, submitted: false })
const handedIn = (revision: number, sequence: number) => ({ revision, sequence, submitted: true })

describe('figureActs (W-7)', () => {
  it('tells a life: kept, handed in, returned, handed in anew, approved, corrected, approved', () => {
    const acts = figureActs(
      [draft(1, 10), handedIn(2, 11), handedIn(3, 13), handedIn(4, 15)],
      [
        { revision: 2, sequence: 12, verdict: 'returned' },
        { revision: 3, sequence: 14, verdict: 'approved' },
        { revision: 4, sequence: 16, verdict: 'approved' },
      ],
    )
    expect(acts.map(({ action, revision, sequence }) => [sequence, action, revision])).toEqual([
      [10, 'save', 1],
      [11, 'submit', 2],
      [12, 'return', 2],
      [13, 'submit', 3],
      [14, 'approve', 3],
      [15, 'correct', 4],
      [16, 'approve', 4],
    ])
  })

  it('tells a first submission from another that is handed in while one waits', () => {
    expect(figureActs([handedIn(1, 5), handedIn(2, 6)], []).map(({ action }) => action)).toEqual([
      'submit',
      'replace',
    ])
  })

  it('tells a value that was approved as it was entered as a publication, not as an approval', () => {
    expect(figureActs([handedIn(1, 5)], [{ revision: 1, sequence: 5, verdict: 'approved' }])).toEqual([
      { action: 'publish', revision: 1, sequence: 5 },
    ])
  })

  it('takes for a correction what replaces an approved value, whatever drafts lie between', () => {
    const acts = figureActs(
      [handedIn(1, 5), draft(2, 7), draft(3, 9), handedIn(4, 10)],
      [
        { revision: 1, sequence: 6, verdict: 'approved' },
        { revision: 2, sequence: 8, verdict: 'withdrawn' },
      ],
    )
    const actions = acts.map(({ action }) => action)
    expect(actions).toEqual(['submit', 'approve', 'save', 'withdraw', 'save', 'correct'])
  })

  it('tells recalls and revocations, and what is handed in or approved after them', () => {
    const acts = figureActs(
      [handedIn(1, 5), handedIn(2, 7), handedIn(3, 10)],
      [
        { revision: 1, sequence: 6, verdict: 'recalled' },
        { revision: 2, sequence: 8, verdict: 'approved' },
        { revision: 2, sequence: 9, verdict: 'revoked' },
        { revision: 3, sequence: 11, verdict: 'recalled' },
        { revision: 2, sequence: 12, verdict: 'approved' },
      ],
    )
    const actions = acts.map(({ action, revision }) => `${action} ${revision}`)
    expect(actions).toEqual([
      ...['submit 1', 'recall 1', 'submit 2', 'approve 2', 'revoke 2'],
      ...['replace 3', 'recall 3', 'approve 2'],
    ])
  })

  it('W-11 tells what levels decided one after another, and what replaces a figure between them', () => {
    const acts = figureActs(
      [handedIn(1, 5), handedIn(2, 10)],
      [
        { revision: 1, sequence: 6, verdict: 'endorsed' },
        { revision: 1, sequence: 7, verdict: 'sent-back' },
        { revision: 1, sequence: 8, verdict: 'endorsed' },
        { revision: 2, sequence: 11, verdict: 'endorsed' },
        { revision: 2, sequence: 12, verdict: 'approved' },
      ],
    )
    expect(acts.map(({ action }) => action)).toEqual([
      ...['submit', 'endorse', 'send-back', 'endorse'],
      ...['replace', 'endorse', 'approve'],
    ])
  })

  it('W-16 tells what was cleared by a reviewer, or as it was entered, and its release', () => {
    const acts = figureActs(
      [handedIn(1, 5), handedIn(2, 8), handedIn(3, 10)],
      [
        { revision: 1, sequence: 6, verdict: 'cleared' },
        { revision: 1, sequence: 7, verdict: 'approved' },
        { revision: 2, sequence: 8, verdict: 'cleared' },
        { revision: 2, sequence: 9, verdict: 'approved' },
        { revision: 3, sequence: 11, verdict: 'cleared' },
      ],
    )
    expect(acts.map(({ action }) => action)).toEqual([
      ...['submit', 'clear', 'release', 'publish', 'release', 'correct', 'clear'],
    ])
  })

  it('knows of no act in an empty cell', () => {
    expect(figureActs([], [])).toEqual([])
  })
})
