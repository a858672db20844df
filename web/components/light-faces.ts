import type { Light } from '#metrics/light-rules/light-rule.ts'

/** How a light speaks besides its shape: its word, and the token of its colour. */
export interface LightFace {
  readonly word: string
  readonly colour: string
}

const lightFaces: Readonly<Record<Light, LightFace>> = {
  met: { word: '已达成', colour: 'var(--light-met)' },
  'on-schedule': { word: '达序时', colour: 'var(--light-on-schedule)' },
  behind: { word: '滞后', colour: 'var(--light-behind)' },
  'far-behind': { word: '严重滞后', colour: 'var(--light-far-behind)' },
  missed: { word: '未完成', colour: 'var(--light-missed)' },
  overdue: { word: '逾期未报', colour: 'var(--light-overdue)' },
  'no-baseline': { word: '缺基期', colour: 'var(--light-silent)' },
  'no-data': { word: '暂无数据', colour: 'var(--light-silent)' },
  'not-started': { word: '未开始', colour: 'var(--light-silent)' },
}

/** A target that is listed but not judged has no light; this is what is said instead. */
const unjudgedFace: LightFace = { word: '不评灯', colour: 'var(--light-silent)' }

/** The face of a light, or of none. */
export function lightFace(light: Light | null): LightFace {
  return light === null ? unjudgedFace : lightFaces[light]
}
