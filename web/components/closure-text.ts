import type { PeriodClosure } from '#server/contract/periods.ts'
import { formatInstant } from '#metrics/wording/instants.ts'

/** By whom, when and why a period was closed: 张三 2024-11-04 14:32 关账：统计公报已发布。 */
export function closureText({ by, at, reason }: PeriodClosure): string {
  const told = `${by} ${formatInstant(at)} 关账`
  return reason === null ? `${told}。` : `${told}：${reason.replace(/。$/, '')}。`
}
