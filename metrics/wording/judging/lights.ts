import type { Light } from '../../catalogue/light-rule.ts'

const words: Readonly<Record<Light, string>> = {
  met: '已达成',
  'on-schedule': '达序时',
  behind: '滞后',
  'far-behind': '严重滞后',
  missed: '未完成',
  overdue: '逾期未报',
  'no-baseline': '缺基期',
  'no-data': '暂无数据',
  'not-started': '未开始',
}

/** The name of a light; a target that is not judged has none, and is called 不评灯. */
export function lightWord(light: Light | null): string {
  return light === null ? '不评灯' : words[light]
}
