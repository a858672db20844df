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
const scenes = [
  { name: 'attention', question: '哪些目标要人管？' },
  { name: 'today', question: '今天审核通过了什么？' },
] as const
const person = { kind: 'person' } as const
const display = (scope: string | null, at: string | null = null) =>
  ({ kind: 'display', display: { scope, at } }) as const

describe('wallRequest', () => {
  it('shows on a display what was chosen for it, whatever its address says', () => {
    const address = { scope: 'national-5g-targets', at: '2023-10-31', asOf: '7' }
    expect(wallRequest(address, display('441200', '2024-10-31'), boards, scenes)).toEqual({
      kind: 'board',
      scope: '441200',
      at: '2024-10-31',
      scene: 'attention',
    })
    expect(wallRequest({}, display('441200'), undefined, scenes)).toMatchObject({
      scope: '441200',
      at: undefined,
    })
  })

  it('shows on a display the scene that it was told', () => {
    const told = { ...display('441200'), scene: 'today' }
    expect(wallRequest({ scene: 'attention' }, told, boards, scenes)).toMatchObject({ scene: 'today' })
  })

  it('goes by its address on a display for which nothing was chosen, and without one says so', () => {
    expect(wallRequest({ scope: '441200' }, display(null), boards, scenes)).toMatchObject({ scope: '441200' })
    expect(wallRequest({}, display(null), boards, scenes)).toMatchObject({
      kind: 'wrong',
      title: '这块屏还没有选看板',
    })
  })

  it('goes by the address for a person: a scope, or a board by its id, at the day on which that has something to show', () => {
    expect(wallRequest({ scope: '440000', at: '2024-10-31' }, person, boards, scenes)).toEqual({
      kind: 'board',
      scope: '440000',
      at: '2024-10-31',
      scene: 'attention',
    })
    expect(wallRequest({ board: 'zhaoqing-2024' }, person, boards, scenes)).toEqual({
      kind: 'board',
      scope: '441200',
      at: '2024-10-31',
      scene: 'attention',
    })
    expect(wallRequest({ board: 'zhaoqing-2024', at: '2024-06-30' }, person, boards, scenes)).toMatchObject({
      at: '2024-06-30',
    })
    expect(wallRequest({ board: 'zhaoqing-2024' }, person, undefined, scenes)).toEqual({ kind: 'waiting' })
    expect(wallRequest({}, person, boards, scenes)).toEqual({ kind: 'home' })
  })

  it('shows the scene that the address names, else the first', () => {
    expect(wallRequest({ scope: '441200', scene: 'today' }, person, boards, scenes)).toMatchObject({
      scene: 'today',
    })
    expect(wallRequest({ board: 'zhaoqing-2024', scene: 'today' }, person, boards, scenes)).toMatchObject({
      scene: 'today',
    })
    expect(wallRequest({ scene: 'today' }, display('441200'), boards, scenes)).toMatchObject({
      scene: 'attention',
    })
  })

  it('says which scenes there are where the address names none of them', () => {
    expect(wallRequest({ scope: '441200', scene: 'yesterday' }, person, boards, scenes)).toMatchObject({
      detail: '地址里的 scene 请写：attention（哪些目标要人管？）、today（今天审核通过了什么？）',
    })
  })

  it.each([
    [{ scope: '441200', at: '2024-02-30' }, '没有这一天：2024-02-30'],
    [{ scope: '441200', at: '昨天' }, '没有这一天：昨天'],
    [{ scope: '441200', asOf: '2024-02-30' }, '大屏不能停在过去的知晓时点'],
    [{ board: 'zhaoqing-2023' }, '没有这块看板：zhaoqing-2023'],
    [{ board: 'zhaoqing-2024', scope: '440000' }, '地址写得不对'],
    [{ scope: ['441200', '440000'] }, '地址写得不对'],
    [{ scope: '441200', scene: ['attention', 'today'] }, '地址写得不对'],
    [{ scope: '441200', scene: 'yesterday' }, '没有这种画面：yesterday'],
  ])('says of %j: %s', (address, title) => {
    expect(wallRequest(address, person, boards, scenes)).toMatchObject({ kind: 'wrong', title })
  })
})
