import { sceneNames, type SceneName } from '#metrics/wording/installation/scenes.ts'
import type { Scene } from './scene.ts'

const attention: Scene = {
  name: 'attention',
  question: '哪些目标要人管，差多少，由谁负责？',
  needs: ['board', 'catalogue', 'a-target'],
  load: () => import('./attention/AttentionScene.vue'),
}

const overview: Scene = {
  name: 'overview',
  question: '全部目标各是什么灯，由谁负责？',
  needs: ['board', 'catalogue', 'a-target'],
  load: () => import('./overview/OverviewScene.vue'),
}

const alerts: Scene = {
  name: 'alerts',
  question: '最差的是哪几项，差多少，从何时起，由谁负责？',
  needs: ['board', 'catalogue', 'a-target'],
  load: () => import('./alerts/AlertsScene.vue'),
}

const regions: Scene = {
  name: 'regions',
  question: '哪个地区落后，落后在哪几项，和别处比差多少？',
  needs: ['board', 'catalogue', 'a-target'],
  load: () => import('./regions/RegionsScene.vue'),
}

const units: Scene = {
  name: 'units',
  question: '哪些单位拖了后腿，哪些走在前面，数报齐了没有？',
  needs: ['board', 'catalogue', 'a-target'],
  load: () => import('./units/UnitsScene.vue'),
}

const work: Scene = {
  name: 'work',
  question: '交办的事办到哪里，哪件逾期，下一件何时到期，由谁负责？',
  needs: ['board', 'catalogue'],
  load: () => import('./work/WorkScene.vue'),
}

const meeting: Scene = {
  name: 'meeting',
  question: '会开到哪一项，刚议定了什么，下一次何时开？',
  needs: ['board', 'catalogue'],
  load: () => import('./meeting/MeetingScene.vue'),
}

const today: Scene = {
  name: 'today',
  question: '今天审核通过了什么，哪些灯变了？',
  needs: ['board', 'catalogue', 'a-target'],
  load: () => import('./today/TodayScene.vue'),
}

const target: Scene = {
  name: 'target',
  question: '这一项走到哪里，从哪里来，到期能不能达成？',
  needs: ['board', 'catalogue', 'a-target'],
  load: () => import('./target/TargetScene.vue'),
}

/** The scene of each name. */
const sceneOf: Readonly<Record<SceneName, Scene>> = {
  attention,
  overview,
  alerts,
  regions,
  units,
  work,
  meeting,
  today,
  target,
}

/** All scenes of a wall; the first is shown where the address names none. */
export const scenes: readonly [Scene, ...Scene[]] = [
  attention,
  ...sceneNames.filter((name) => name !== attention.name).map((name) => sceneOf[name]),
]
