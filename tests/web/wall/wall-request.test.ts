import { describe, expect, it } from 'vitest'
import { wallRequest } from '#web/wall/wall-request.ts'

const boards = [
  {
    id: 'zhaoqing-2024',
    title: '肇庆数字经济2024',
    subtitle: '',
    scope: '441200',
    suggestedAt: '2024-10-31',
    real: false,
    own: true,
  },
]
const person = { kind: 'person' } as const
const display = (scope: string | null, at: string | null = null) =>
  ({ kind: 'display', display: { scope, at } }) as const

describe('wallRequest', () => {
  it('shows on a display what was chosen for it, whatever its address says', () => {
    const address = { scope: 'national-5g-targets', at: '2023-10-31', asOf: '7' }
    expect(wallRequest(address, display('441200', '2024-10-31'), boards)).toEqual({
      kind: 'board',
      scope: '441200',
      at: '2024-10-31',
    })
    expect(wallRequest({}, display('441200'), undefined)).toMatchObject({ scope: '441200', at: undefined })
  })

  it('goes by its address on a display for which nothing was chosen, and without one says so', () => {
    expect(wallRequest({ scope: '441200' }, display(null), boards)).toMatchObject({ scope: '441200' })
    expect(wallRequest({}, display(null), boards)).toMatchObject({
      kind: 'wrong',
      title: '这块屏还没有选看板',
    })
  })

  it('goes by the address for a person: a scope, or a board by its id, at the day on which that has something to show', () => {
    expect(wallRequest({ scope: '440000', at: '2024-10-31' }, person, boards)).toEqual({
      kind: 'board',
      scope: '440000',
      at: '2024-10-31',
    })
    expect(wallRequest({ board: 'zhaoqing-2024' }, person, boards)).toEqual({
      kind: 'board',
      scope: '441200',
      at: '2024-10-31',
    })
    expect(wallRequest({ board: 'zhaoqing-2024', at: '2024-06-30' }, person, boards)).toMatchObject({
      at: '2024-06-30',
    })
    expect(wallRequest({ board: 'zhaoqing-2024' }, person, undefined)).toEqual({ kind: 'waiting' })
    expect(wallRequest({}, person, boards)).toEqual({ kind: 'home' })
  })

  it.each([
    [{ scope: '441200', at: '2024-02-30' }, '没有这一天：2024-02-30'],
    [{ scope: '441200', at: '昨天' }, '没有这一天：昨天'],
    [{ scope: '441200', asOf: '2024-02-30' }, '大屏不能停在过去的知晓时点'],
    [{ board: 'zhaoqing-2023' }, '没有这块看板：zhaoqing-2023'],
    [{ board: 'zhaoqing-2024', scope: '440000' }, '地址写得不对'],
    [{ scope: ['441200', '440000'] }, '地址写得不对'],
  ])('says of %j: %s', (address, title) => {
    expect(wallRequest(address, person, boards)).toMatchObject({ kind: 'wrong', title })
  })
})
