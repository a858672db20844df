import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { CatalogueFinding } from '../catalogue-finding.ts'

/** The errors of organisations' parts that do not fit the target of which they are parts. Rule H-7. */
export function partErrors({
  targets,
  indicators,
}: Pick<Catalogue, 'targets' | 'indicators'>): CatalogueFinding[] {
  const byId = new Map(targets.map((target) => [target.id, target]))
  const units = new Map(indicators.map(({ id, unit }) => [id, unit]))
  return targets.flatMap((part) => {
    const { id, partOf } = part
    if (partOf === undefined) return []
    const error = (code: string, message: string): CatalogueFinding => ({ code, subject: id, message })
    const whole = byId.get(partOf)
    if (!whole) return [error('part-of-nothing', `分解自的目标不存在：${partOf}`)]
    if (partOf === id || whole.partOf !== undefined)
      return [error('part-of-part', `只能分解全市的目标，${partOf}本身是分解来的`)]
    const isAlike =
      whole.region === part.region &&
      whole.basis === part.basis &&
      units.get(whole.indicator) === units.get(part.indicator)
    if (!isAlike) return [error('part-unlike', `要与分解自的${partOf}同地区、同计量单位、同评价方式`)]
    if (whole.indicator === part.indicator)
      return [error('part-indicator', '分给单位的目标各有自己的指标，由该单位填报')]
    return []
  })
}
