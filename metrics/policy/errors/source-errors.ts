import { isWithdrawn } from '../../catalogue/changes/amendments.ts'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { Indicator } from '../../catalogue/indicator.ts'
import { scaleQuantity } from '../../numbers/quantity.ts'
import type { CatalogueFinding } from '../catalogue-finding.ts'

/** The errors of sources whose figures cannot stand beside those of an indicator, or cannot be judged instead of them. Rule A-7. */
export function sourceErrors({
  indicators,
  targets,
}: Pick<Catalogue, 'indicators' | 'targets'>): CatalogueFinding[] {
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]))
  const used = new Set([
    ...targets.filter((target) => !isWithdrawn(target)).map(({ indicator }) => indicator),
    ...indicators.flatMap(({ formula }) => formula?.of ?? []),
  ])
  return indicators.flatMap((indicator) => {
    const faults = [
      producerFault(indicator),
      besideFault(indicator, byId, used),
      preferredFault(indicator, byId),
    ]
    return faults.flatMap((fault) =>
      fault === undefined ? [] : [{ code: fault[0], subject: indicator.id, message: fault[1] }],
    )
  })
}

type SourceFault = readonly [code: string, message: string] | undefined
type IndicatorsById = ReadonlyMap<string, Indicator>

function producerFault({ source }: Indicator): SourceFault {
  return source?.producer.trim() === '' ? ['source-producer', '没有写来源是谁的数'] : undefined
}

function besideFault(one: Indicator, byId: IndicatorsById, used: ReadonlySet<string>): SourceFault {
  const besides = one.source?.besides
  if (besides === undefined) return undefined
  const principal = byId.get(besides)
  if (!principal) return ['source-of-nothing', `所对照的指标不存在：${besides}`]
  if (besides === one.id || principal.source?.besides !== undefined)
    return ['source-of-source', `要对照指标本身，${besides}是另一来源的数`]
  if (one.formula || principal.formula)
    return ['source-computed', '由程序算出的指标没有另一来源，请写在组成项上']
  const isAlike =
    scaleQuantity('1', one.unit, principal.unit) !== undefined &&
    one.frequency === principal.frequency &&
    one.accumulation === principal.accumulation &&
    (one.januaryMerged ?? false) === (principal.januaryMerged ?? false)
  if (!isAlike) return ['source-unlike', `要与对照的${besides}同计量单位、同填报频率、同累计方式`]
  if (used.has(one.id))
    return ['source-judged', `另一来源的数只作对照，目标和公式要用${besides}；要按它评价，请改为采用它`]
  return undefined
}

function preferredFault({ id, preferred, ...one }: Indicator, byId: IndicatorsById): SourceFault {
  if (preferred === undefined) return undefined
  const judged = byId.get(preferred)
  if (judged?.source?.besides !== id) return ['preferred-of-nothing', `采用的${preferred}不是它的另一来源`]
  const isAlike =
    judged.unit === one.unit &&
    judged.direction === one.direction &&
    (judged.negative ?? false) === (one.negative ?? false)
  return isAlike ? undefined : ['preferred-unlike', `采用的${preferred}要与它同计量单位、同方向`]
}
