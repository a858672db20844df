import { businessDate } from '#metrics/wording/instants.ts'
import type { StandingFigure } from '../stores/held-series.ts'

/**
 * The days on which a value was reported and approved, without names, since walls name no person. A value that came
 * while the wall was open has the day of its approval alone.
 */
export function approvedActs({ provenance, at, decidedAt }: StandingFigure): string {
  if (provenance === 'published') return '公开发布'
  return [
    ...(provenance === 'demo' ? ['演示数据'] : []),
    ...(at === undefined ? [] : [`${businessDate(at)} 报送`]),
    ...(decidedAt === null ? [] : [`${businessDate(decidedAt)} 审核通过`]),
  ].join('，')
}
