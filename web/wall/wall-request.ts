import { isDate } from '#metrics/period/civil-date.ts'
import type { BoardChoice } from '#server/contract/boards.ts'
import type { SessionView } from '#server/contract/session.ts'
import type { Scene } from './scenes/scene.ts'

/** The parameters of a wall's address, as the router reads them. */
export type WallAddress = Readonly<Record<string, unknown>>

/** All scenes; the first is shown where the address names none. */
type Scenes = readonly [Pick<Scene, 'name' | 'question'>, ...Pick<Scene, 'name' | 'question'>[]]

/** The board and scene that a wall shows, or the reason why it shows none. `home`: the address asks for nothing. */
export type WallRequest =
  | {
      readonly kind: 'board'
      readonly scope: string
      readonly at: string | undefined
      readonly scene: string
    }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'home' }
  | { readonly kind: 'wrong'; readonly title: string; readonly detail: string }

const wrong = (title: string, detail: string): WallRequest => ({ kind: 'wrong', title, detail })

/**
 * A display shows the board that its administrator chose, in the scene that it turned to or was told, whatever its
 * address says. A person sees the board of the address. An unknown board or scene is refused, and no other is shown
 * instead. `boards` is undefined until the list has come.
 */
export function wallRequest(
  address: WallAddress,
  session: Pick<SessionView, 'kind'> & {
    readonly display?: Pick<NonNullable<SessionView['display']>, 'scope' | 'at'> | undefined
    /** The scene and the board of the present turn. */
    readonly scene?: string | undefined
    readonly scope?: string | undefined
  },
  boards: readonly BoardChoice[] | undefined,
  scenes: Scenes,
): WallRequest {
  const chosen = session.display
  if (chosen && chosen.scope !== null)
    return {
      kind: 'board',
      scope: session.scope ?? chosen.scope,
      at: chosen.at ?? undefined,
      scene: session.scene ?? scenes[0].name,
    }
  const twice = ['scope', 'board', 'at', 'asOf', 'scene'].find((name) => Array.isArray(address[name]))
  if (twice) return wrong('地址写得不对', `${twice} 写了不止一次，请只留一个。`)
  const [scope, id, at, asOf] = ['scope', 'board', 'at', 'asOf'].map((name) => asText(address[name]))
  if (asOf !== undefined)
    return wrong('大屏不能停在过去的知晓时点', '大屏只显示现在已审核通过的数，请去掉地址里的 asOf。')
  if (at !== undefined && !isDate(at))
    return wrong(`没有这一天：${at}`, '基准日请写成 2024-10-31 这样确有的一天。')
  const named = asText(address['scene'])
  const scene = scenes.find(({ name }) => named === undefined || name === named)?.name
  if (scene === undefined) return wrong(`没有这种画面：${named}`, sceneChoices(scenes))
  if (id === undefined) {
    if (scope !== undefined) return { kind: 'board', scope, at, scene }
    return session.kind === 'display'
      ? wrong('这块屏还没有选看板', '请管理员在“管理 · 大屏”里为它选一个，选好后本屏自动打开。')
      : { kind: 'home' }
  }
  if (!boards) return { kind: 'waiting' }
  const board = boards.find((one) => one.id === id)
  if (!board) return wrong(`没有这块看板：${id}`, '可能已改名或撤下，请从“看板”页重新选择。')
  if (scope !== undefined && scope !== board.scope)
    return wrong('地址写得不对', `看板 ${id} 的范围是 ${board.scope}，不是 ${scope}，请只留一个。`)
  return { kind: 'board', scope: board.scope, at: at ?? board.suggestedAt, scene }
}

function sceneChoices(scenes: Scenes): string {
  return `地址里的 scene 请写：${scenes.map(({ name, question }) => `${name}（${question}）`).join('、')}`
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
