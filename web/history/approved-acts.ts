import { businessDate } from '#metrics/wording/instants.ts'
import type { StandingFigure } from '../stores/held-series.ts'

/**
 * How a value came to stand: when it was handed in and when it was approved. On a wall no person is named. Of a value that came
 * while the wall looked on only the day is known on which it was approved.
 */
export function approvedActs({ provenance, at, decidedAt }: StandingFigure): string {
  if (provenance === 'published') return '公开发布'
  return [
    ...(provenance === 'demo' ? ['演示数据'] : []),
    ...(at === undefined ? [] : [`${businessDate(at)} 报送`]),
    ...(decidedAt === null ? [] : [`${businessDate(decidedAt)} 审核通过`]),
  ].join('，')
}
