import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Consequences } from '#server/contract/observations.ts'
import type { ReviewItem } from '#server/contract/review.ts'
import { useApproval } from '#web/review/use-approval.ts'
import { reviewItem, turnedLight } from './review-fixture.ts'

const answer = (changes: Consequences['changes']) => Response.json({ sequence: 1, changes, rankings: [] })
const network = vi.fn<typeof fetch>()
beforeEach(() => vi.stubGlobal('fetch', network))
afterEach(() => {
  network.mockReset()
  vi.unstubAllGlobals()
})

function desk() {
  const approved: (readonly ReviewItem[])[] = []
  const approval = useApproval(async (items) => void approved.push(items))
  return { ...approval, approved }
}
const plain = reviewItem('5G基站', 7812)

describe('useApproval', () => {
  it('approves at once a cell without a question that turns no light', async () => {
    network.mockResolvedValue(answer([]))
    const { request, asking, approved } = desk()
    await request([plain])
    expect(approved).toEqual([[plain]])
    expect(asking.value).toEqual([])
    expect(network.mock.calls[0]![0]).toBe(
      '/api/observations/consequences?indicator=5G%E5%9F%BA%E7%AB%99&region=441200&period=2024-M10&value=7812',
    )
  })

  it('asks about one that turns a light, and approves it after that is confirmed', async () => {
    network.mockResolvedValue(answer([turnedLight]))
    const { request, asking, approved, confirm } = desk()
    await request([plain])
    expect([asking.value, approved]).toEqual([[plain], []])
    await confirm()
    expect([asking.value, approved]).toEqual([[], [[plain]]])
  })

  it('asks about a questioned cell and about several, whatever they turn', async () => {
    const questioned = reviewItem('5G基站', 11, {
      findings: [{ code: 'large-change', severity: 'query', message: '高' }],
    })
    const { request, asking, cancel, approved } = desk()
    await request([questioned])
    expect(asking.value).toEqual([questioned])
    cancel()
    await request([plain, reviewItem('5G用户', 5)])
    expect(asking.value).toHaveLength(2)
    expect([approved, network.mock.calls]).toEqual([[], []])
  })

  it('asks where it cannot be told whether a light turns', async () => {
    network.mockRejectedValue(new TypeError('Failed to fetch'))
    const { request, asking, approved } = desk()
    await request([plain])
    expect([asking.value, approved]).toEqual([[plain], []])
  })

  it('does nothing more for a second press while the first is being looked up', async () => {
    network.mockImplementation(async () => answer([]))
    const { request, approved } = desk()
    await Promise.all([request([plain]), request([reviewItem('5G用户', 5)])])
    expect(approved).toEqual([[plain]])
  })
})
