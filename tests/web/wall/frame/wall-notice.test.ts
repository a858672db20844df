import { describe, expect, it } from 'vitest'
import { AppProblem } from '#web/api/client.ts'
import { replacePicture } from '#web/stores/board-picture.ts'
import { hasAll, noticeOf, type WallState } from '#web/wall/frame/wall-notice.ts'
import { boardOf, boardRow } from '../../board-row.ts'

const needs = ['board', 'catalogue', 'a-target'] as const
const picture = (rows = [boardRow()]) =>
  replacePicture(null, { sequence: 10, board: boardOf(rows), recent: [] }, 0)
const stateWith = (change: Partial<WallState> = {}): WallState => ({
  request: { kind: 'board', scope: '441200', at: undefined, scene: 'attention' },
  picture: picture(),
  catalogue: true,
  broken: false,
  problem: null,
  person: true,
  ...change,
})
const problem = (status: number, detail: string) => new AppProblem({ status, code: 'x', detail, errors: [] })

describe('hasAll', () => {
  it('waits for whatever the scene needs', () => {
    expect(hasAll(needs, stateWith())).toBe(true)
    expect(hasAll(needs, stateWith({ picture: null }))).toBe(false)
    expect(hasAll(needs, stateWith({ catalogue: false }))).toBe(false)
    expect(hasAll(needs, stateWith({ picture: picture([]) }))).toBe(false)
    expect(hasAll(['board'], stateWith({ picture: picture([]), catalogue: false }))).toBe(true)
  })
})

describe('noticeOf', () => {
  it('says nothing while all is there, or is still being fetched', () => {
    expect(noticeOf(needs, stateWith())).toBeUndefined()
    expect(noticeOf(needs, stateWith({ picture: null }))).toBeUndefined()
  })

  it('says what is wrong with the address before anything else', () => {
    const request = { kind: 'wrong', title: '没有这一天：2024-02-30', detail: '请写成 2024-10-31。' } as const
    expect(noticeOf(needs, stateWith({ request, broken: true }))).toEqual({
      title: '没有这一天：2024-02-30',
      detail: '请写成 2024-10-31。',
      again: false,
    })
  })

  it('says that the picture broke', () => {
    expect(noticeOf(needs, stateWith({ broken: true }))?.title).toBe('画面出错，暂时不能显示')
  })

  it('says that a scope has no target, to a scene that needs one', () => {
    const empty = stateWith({ picture: picture([]) })
    expect(noticeOf(needs, empty)?.detail).toBe('范围代码 441200，请换一块看板。')
    expect(noticeOf(['board', 'catalogue'], empty)).toBeUndefined()
  })

  it('says that a server does not answer, and that it is asked again', () => {
    const lost = stateWith({ picture: null, problem: problem(0, '连接不上服务器，请检查网络后重试。') })
    expect(noticeOf(needs, lost)).toEqual({
      title: '还没有连上服务器',
      detail: '连接不上服务器，请检查网络后重试。',
      again: true,
    })
  })

  it('sends a display to its administrator where its board is no more', () => {
    const gone = stateWith({ picture: null, problem: problem(404, '没有这个范围：x。'), person: false })
    expect(noticeOf(needs, gone)?.detail).toBe('没有这个范围：x。请管理员在“管理 · 大屏”里另选看板。')
  })

  it('says nothing over a picture that is shown, whatever fails', () => {
    expect(noticeOf(needs, stateWith({ problem: problem(503, '数据库暂时没有答复。') }))).toBeUndefined()
  })
})
