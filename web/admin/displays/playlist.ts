import { sceneNames, type SceneName } from '#metrics/wording/installation/scenes.ts'
import type { ShownScene } from '#server/contract/displays.ts'

/** Seconds of a scene for which nobody chose a time. */
const usual = 60

/** A scene in the list of choices: chosen scenes come first in their order, then the others. */
export interface OfferedScene {
  readonly scene: SceneName
  readonly seconds: number
  readonly chosen: boolean
}

/** Every scene is listed once; a scene that is shown twice keeps its first place. */
export function offeredScenes(shown: readonly ShownScene[]): readonly OfferedScene[] {
  const first = shown.filter(({ scene }, place) => shown.findIndex((one) => one.scene === scene) === place)
  const others = sceneNames.filter((name) => !first.some(({ scene }) => scene === name))
  return [
    ...first.map((one) => ({ ...one, chosen: true })),
    ...others.map((scene) => ({ scene, seconds: usual, chosen: false })),
  ]
}

/** The chosen scenes, in the form that the server keeps. */
export function chosenScenes(offered: readonly OfferedScene[]): ShownScene[] {
  return offered.filter(({ chosen }) => chosen).map(({ scene, seconds }) => ({ scene, seconds }))
}

/** The list with one scene moved up or down by one place. */
export function movedScene(
  offered: readonly OfferedScene[],
  scene: SceneName,
  step: 1 | -1,
): readonly OfferedScene[] {
  const from = offered.findIndex((one) => one.scene === scene)
  const to = from + step
  const [one, other] = [offered[from], offered[to]]
  if (!one || !other) return offered
  return offered.with(from, other).with(to, one)
}

/** The words tell how long a round of the scenes takes, `3 种画面，每 3 分 10 秒一轮`, or that the display stays in one scene. */
export function roundText(shown: readonly ShownScene[]): string {
  if (shown.length === 0) return '不轮换：停在“需要关注”'
  if (shown.length === 1) return '不轮换：停在这一种画面'
  const whole = shown.reduce((sum, { seconds }) => sum + seconds, 0)
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60]
  const long = [minutes > 0 ? `${minutes} 分` : '', rest > 0 ? `${rest} 秒` : ''].filter(Boolean).join(' ')
  return `${shown.length} 种画面，每 ${long}一轮`
}
