import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useFilings } from '#web/stores/filings.ts'
import { filing } from '../entry/filing-fixture.ts'

const counts = { owed: 22, empty: 0, draft: 0, submitted: 0, approved: 0, returned: 0 }
const answer = {
  sequence: 1,
  at: '2024-11-04',
  filings: [
    { ...filing([]), id: 'late', overdueDays: 3, counts: { ...counts, empty: 4, draft: 2, returned: 1 } },
    { ...filing([]), id: 'next', counts: { ...counts, empty: 5 } },
    { ...filing([]), id: 'done', overdueDays: 3, counts: { ...counts, submitted: 22 } },
    { ...filing([]), id: 'closed', closed: true, counts: { ...counts, empty: 22 } },
  ],
}

describe('useFilings', () => {
  beforeEach(() => {
    setActivePinia(createPinia())
    vi.stubGlobal(
      'fetch',
      vi.fn(async () => Response.json(answer)),
    )
  })
  afterEach(() => vi.unstubAllGlobals())

  it('counts what is left to do, leaving closed filings out', async () => {
    const filings = useFilings()
    await filings.load()
    expect(filings.open.map(({ id }) => id)).toEqual(['late', 'next'])
    expect(filings.cells).toEqual({ toDo: 12, late: 7, returned: 1, submitted: 22 })
  })

  it('keeps to the reference date that was chosen', async () => {
    const filings = useFilings()
    await filings.load('2024-11-04')
    await filings.load()
    expect(vi.mocked(fetch).mock.calls.map(([path]) => path)).toEqual([
      '/api/filings?at=2024-11-04',
      '/api/filings?at=2024-11-04',
    ])
  })
})
