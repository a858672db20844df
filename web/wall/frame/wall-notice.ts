import type { AppProblem } from '../../api/client.ts'
import type { BoardPicture } from '../../stores/board-picture.ts'
import type { Need } from '../scenes/scene.ts'
import type { WallRequest } from '../wall-request.ts'

/** The reason why a wall shows no scene. `again`: the wall asks the server again by itself. */
export interface WallNotice {
  readonly title: string
  readonly detail: string
  readonly again: boolean
}

/** The data and the faults of the wall. */
export interface WallState {
  readonly request: WallRequest
  readonly picture: BoardPicture | null
  /** Whether the catalogue has come. */
  readonly catalogue: boolean
  /** Whether the picture could not be drawn. */
  readonly broken: boolean
  readonly problem: AppProblem | null
  /** Whether a person is signed in, who may go to other pages. */
  readonly person: boolean
}

/** Whether the data that a scene needs have come. */
export function hasAll(needs: readonly Need[], { picture, catalogue }: WallState): boolean {
  const has = { board: picture !== null, catalogue, 'a-target': (picture?.rows.size ?? 0) > 0 }
  return needs.every((need) => has[need])
}

/** The reason why a scene with these needs is not shown; undefined if it can be shown, or is still being fetched. */
export function noticeOf(needs: readonly Need[], state: WallState): WallNotice | undefined {
  const { request, picture, broken, problem, person } = state
  if (request.kind === 'wrong') return { title: request.title, detail: request.detail, again: false }
  if (broken)
    return { title: '画面出错，暂时不能显示', detail: '数据没有丢失，1 分钟后自动重新打开。', again: false }
  if (picture?.rows.size === 0 && needs.includes('a-target'))
    return {
      title: '这个范围里没有目标',
      detail: `范围代码 ${picture.scope}，请换一块看板。`,
      again: false,
    }
  if (hasAll(needs, state) || !problem) return undefined
  if (problem.status === 0 || problem.status >= 500)
    return { title: '还没有连上服务器', detail: problem.detail, again: true }
  const detail = person ? problem.detail : `${problem.detail}请管理员在“管理 · 大屏”里另选看板。`
  return { title: '这块看板打不开', detail, again: false }
}
