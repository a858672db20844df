import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { densityWords, groundWords, sceneWords } from '#metrics/wording/installation/scenes.ts'
import type { ProfileContent } from '#server/contract/display-profiles.ts'
import type { ProfileTurn, ShownBoard } from '#server/contract/displays.ts'

/** The scenes of a profile that nobody has changed yet, with the seconds of each. */
const usual = [
  ['attention', 60],
  ['overview', 30],
  ['alerts', 30],
] as const

/** A profile that nobody has named yet, on the board that is offered first. */
export function newProfile({ scope, at }: ShownBoard): ProfileContent {
  return {
    name: '',
    at,
    turns: usual.map(([scene, seconds]) => ({ scope, scene, seconds, target: null })),
    density: 'room',
    ground: 'dark',
    dimming: null,
  }
}

/** The turns with one of them moved up or down by one place. */
export function movedTurn(turns: readonly ProfileTurn[], place: number, step: 1 | -1): ProfileTurn[] {
  const [one, other] = [turns[place], turns[place + step]]
  return one && other ? turns.with(place, other).with(place + step, one) : [...turns]
}

/** The turns with another one behind the last, on its board and as long, in the first scene that is not shown yet. */
export function addedTurn(turns: readonly ProfileTurn[]): ProfileTurn[] {
  const last = turns.at(-1)!
  const shown = new Set(turns.filter(({ scope }) => scope === last.scope).map(({ scene }) => scene))
  const names = Object.keys(sceneWords) as (keyof typeof sceneWords)[]
  const scene = names.find((name) => !shown.has(name)) ?? last.scene
  return [...turns, { ...last, scene, target: null }]
}

/** A turn with another board or scene; a target stays only where the board has it and the scene shows one. */
export function changedTurn(
  turn: ProfileTurn,
  change: Partial<ProfileTurn>,
  index: CatalogueIndex,
): ProfileTurn {
  const next = { ...turn, ...change }
  const keeps = next.scene === 'target' && targetsOf(index, next.scope).some(({ id }) => id === next.target)
  return { ...next, target: keeps ? next.target : null }
}

/** The targets of a board that a turn may keep in focus. */
export function targetsOf(
  index: CatalogueIndex,
  scope: string,
): readonly { readonly id: string; readonly name: string }[] {
  return (index.targetsIn(scope) ?? []).map(({ record }) => record)
}

/** The turns whose board or target has left the catalogue, by their places from 1, in words. */
export function goneFrom(turns: readonly ProfileTurn[], index: CatalogueIndex): readonly string[] {
  return turns.flatMap(({ scope, target }, place) => {
    if (!index.targetsIn(scope)) return [`第 ${place + 1} 个画面的看板已不在目录里`]
    const isThere = target === null || targetsOf(index, scope).some(({ id }) => id === target)
    return isThere ? [] : [`第 ${place + 1} 个画面的目标已不在看板上`]
  })
}

/** How long a round of the turns takes, and on how many boards: `3 个画面、2 块看板，每 2 分一轮`. */
export function roundWords(turns: readonly Pick<ProfileTurn, 'scope' | 'seconds'>[]): string {
  const boards = new Set(turns.map(({ scope }) => scope)).size
  const what = `${turns.length} 个画面${boards > 1 ? `、${boards} 块看板` : ''}`
  if (turns.length === 1) return `${what}，不轮换`
  const whole = turns.reduce((sum, { seconds }) => sum + seconds, 0)
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60]
  const long = [minutes > 0 ? `${minutes} 分` : '', rest > 0 ? `${rest} 秒` : ''].filter(Boolean).join(' ')
  return `${what}，每 ${long}一轮`
}

/** The look of a profile in words: `会议室：三米左右 · 浅色 · 19:00 至 07:30 调暗到 40%`. */
export function lookWords({ density, ground, dimming }: ProfileContent): string {
  const dim = dimming ? `${dimming.from} 至 ${dimming.to} 调暗到 ${dimming.percent}%` : '夜间不调暗'
  return [densityWords[density], groundWords[ground], dim].join(' · ')
}
