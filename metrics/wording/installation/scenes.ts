/** The scenes that a wall can show, by the name in its address (`scene=`), with their Chinese names. */
export const sceneWords = {
  attention: '需要关注',
  overview: '总览',
  alerts: '预警',
  regions: '区县',
  units: '单位',
  work: '重点工作',
  meeting: '会议',
  today: '今日',
  target: '指标',
} as const

export type SceneName = keyof typeof sceneWords

export const sceneNames = Object.keys(sceneWords) as readonly SceneName[]

/** The distances from which a wall is read, the nearest first. */
export const densityWords = {
  desk: '近处：桌前、走廊',
  room: '会议室：三米左右',
  far: '大厅：五米以外',
} as const

export type Density = keyof typeof densityWords

export const densities = Object.keys(densityWords) as readonly Density[]

/** The grounds of a wall. */
export const groundWords = {
  dark: '深色',
  light: '浅色',
} as const

export type Ground = keyof typeof groundWords

export const grounds = Object.keys(groundWords) as readonly Ground[]
