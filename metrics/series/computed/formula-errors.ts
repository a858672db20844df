import type { Catalogue } from '../../catalogue/catalogue.ts'
import { circleFrom, isComputed, type ComputedIndicator } from '../../catalogue/formula.ts'
import type { Indicator } from '../../catalogue/indicator.ts'
import { isCoarser } from '../../period.ts'
import { isScaleOf, quotientUnits } from './computed-value.ts'

/** An error to correct: `subject` is the indicator. */
interface FormulaError {
  readonly code: string
  readonly subject: string
  /** The message for the screen, in Chinese. */
  readonly message: string
}

/** The errors of formulas that cannot be computed; components that do not exist are found elsewhere. Rule M-7. */
export function formulaErrors({ indicators }: Pick<Catalogue, 'indicators'>): FormulaError[] {
  const known = new Map(indicators.map((indicator) => [indicator.id, indicator]))
  return indicators.filter(isComputed).flatMap((indicator) => {
    const error = (code: string, message: string): FormulaError => ({
      code,
      subject: indicator.id,
      message,
    })
    const circle = circleFrom(known, indicator.id)
    if (circle) return [error('formula-circle', `计算公式绕成了一圈：${circle.join('→')}，请断开其中一环`)]
    const components = indicator.formula.of.flatMap((id) => known.get(id) ?? [])
    if (components.length < indicator.formula.of.length) return []
    const faults = [
      numberFault(indicator),
      ...components.map((component) => timeFault(indicator, component)),
      accumulationFault(indicator, components),
      unitFault(indicator, components),
      ...components.map((component) => regionFault(indicator, component)),
      ...components.map((component) => deadlineFault(indicator, component)),
    ]
    const told = faults.filter((message) => message !== undefined)
    return told.map((message) => error('formula', message))
  })
}

type FormulaFault = string | undefined

function numberFault({ formula: { kind, of } }: ComputedIndicator): FormulaFault {
  const wanted = kind === 'growth' ? 1 : 2
  if (kind === 'sum' ? of.length < wanted : of.length !== wanted)
    return kind === 'growth' ? '同比增速只由一个指标算出' : '相除、相减用两个指标，相加至少两个'
  return new Set(of).size < of.length ? '计算公式里同一指标用了两次' : undefined
}

/**
 * The fault of a component's frequency where it differs from the result's. One of higher frequency gives its period that ends with the
 * result's, unless it is weekly or has increments; a level of lower frequency serves until its next; growth needs the same frequency.
 */
function timeFault({ formula, frequency }: ComputedIndicator, { id, ...component }: Indicator): FormulaFault {
  if (component.frequency === frequency) return undefined
  const told = `${id}的填报频率与本指标对不上，请改本指标的频率`
  if (formula.kind === 'growth') return told
  if (isCoarser(component.frequency, frequency)) return component.accumulation === 'level' ? undefined : told
  return component.accumulation === 'increment' || component.frequency === 'W' ? told : undefined
}

function accumulationFault(indicator: ComputedIndicator, components: readonly Indicator[]): FormulaFault {
  const { formula, accumulation, frequency } = indicator
  if (components.every((component) => isCoarser(component.frequency, frequency)))
    return formula.kind === 'growth' ? undefined : '组成项的频率都比本指标粗，请改本指标的频率'
  if (formula.kind === 'quotient' || formula.kind === 'growth')
    return accumulation === 'level' ? undefined : '比率和增速按期末数计，累计方式请选“期末数”'
  return components.every((component) => component.accumulation === accumulation)
    ? undefined
    : '相加减的指标累计方式要与本指标相同'
}

function unitFault({ formula, unit }: ComputedIndicator, components: readonly Indicator[]): FormulaFault {
  const units = components.map((component) => component.unit)
  if (formula.kind === 'growth') {
    const wanted = units[0] === '%' ? '个百分点' : '%'
    return isScaleOf(unit, wanted) ? undefined : `单位应为“${wanted}”`
  }
  const wanted = formula.kind === 'quotient' ? quotientUnits(unit, units[0]!) : units.map(() => unit)
  const unfit = units.findIndex((one, at) => !isScaleOf(one, wanted[at]!))
  if (unfit === -1) return undefined
  return `${components[unfit]!.id}的单位“${units[unfit]!}”换算不成“${wanted[unfit]!}”，请核对单位或公式`
}

function regionFault({ regions }: ComputedIndicator, component: Indicator): FormulaFault {
  const missing = regions.filter((region) => !component.regions.includes(region))
  return missing.length === 0 ? undefined : `${component.id}不在${missing.join('、')}采集`
}

/** The fault of a deadline: a result cannot be due before its components. */
function deadlineFault(
  { reportDays, releaseMonths = 0, frequency }: ComputedIndicator,
  component: Indicator,
): FormulaFault {
  if (reportDays === null || component.reportDays === null) return undefined
  const { releaseMonths: months = 0 } = component
  // A coarser component counts with its last known period, so that nothing waits for it. Rule M-4.
  if (isCoarser(component.frequency, frequency)) return undefined
  if (months > releaseMonths) return `${component.id}在期后${months}个月才有数，本指标不能更早`
  if (months < releaseMonths || component.reportDays <= reportDays) return undefined
  return `${component.id}在期后第${component.reportDays}个工作日才报送，本指标不能更早`
}
