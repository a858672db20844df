import AlertsScene from './alerts/AlertsScene.vue'
import AttentionScene from './attention/AttentionScene.vue'
import OverviewScene from './overview/OverviewScene.vue'
import type { Scene } from './scene.ts'

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

/** Every scene that a wall can show; the first where its address names none. */
export const scenes: readonly [Scene, ...Scene[]] = [attention, overview, alerts]
