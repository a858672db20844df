import AlertsScene from './alerts/AlertsScene.vue'
import AttentionScene from './attention/AttentionScene.vue'
import OverviewScene from './overview/OverviewScene.vue'
import type { Scene } from './scene.ts'
import TargetScene from './target/TargetScene.vue'
import TodayScene from './today/TodayScene.vue'
import UnitsScene from './units/UnitsScene.vue'

const attention: Scene = {
  name: 'attention',
  question: '哪些目标要人管，差多少，由谁负责？',
  needs: ['board', 'catalogue', 'targets'],
  component: AttentionScene,
}

const overview: Scene = {
  name: 'overview',
  question: '全部目标各是什么灯，由谁负责？',
  needs: ['board', 'catalogue', 'targets'],
  component: OverviewScene,
}

const alerts: Scene = {
  name: 'alerts',
  question: '最差的是哪几项，差多少，从何时起，由谁负责？',
  needs: ['board', 'catalogue', 'targets'],
  component: AlertsScene,
}

const units: Scene = {
  name: 'units',
  question: '哪些单位拖了后腿，哪些走在前面，数报齐了没有？',
  needs: ['board', 'catalogue', 'targets'],
  component: UnitsScene,
}

const today: Scene = {
  name: 'today',
  question: '今天审核通过了什么，哪些灯变了？',
  needs: ['board', 'catalogue', 'targets'],
  component: TodayScene,
}

const target: Scene = {
  name: 'target',
  question: '这一项走到哪里，从哪里来，到期能不能达成？',
  needs: ['board', 'catalogue', 'targets'],
  component: TargetScene,
}

/** Every scene that a wall can show; the first where its address names none. */
export const scenes: readonly [Scene, ...Scene[]] = [attention, overview, alerts, units, today, target]
