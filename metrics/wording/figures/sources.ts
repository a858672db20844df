import { formatShare } from '../../numbers/display-digits.ts'
import { formatFigure, THIN_SPACE } from '../../numbers/quantity.ts'
import { roundToDigits } from '../../numbers/rounding.ts'
import type { AbsenceReason, ObservationStatus } from '../../series/observation.ts'
import type { SourceDifference } from '../../series/source-figures.ts'
import { absenceWords } from './absences.ts'
import { reportedFigure } from './shares.ts'
import { statusText } from './statuses.ts'

/** The terms on which a source's figures stand. */
interface SourceTerms {
  readonly version: string | null
  readonly method: string | null
  readonly limits: string | null
}

/** A source's figure for a period, as far as one was approved. */
interface SourceTold {
  readonly unit: string
  readonly decimals: number
  readonly observation: {
    readonly value: number | null
    readonly numerator: number | null
    readonly bound: 'lower' | null
    readonly reason: AbsenceReason | null
    readonly status: ObservationStatus
  } | null
}

/** The figure with which another is compared: its unit and decimals, and what it is called. */
interface ComparedWith {
  readonly unit: string
  readonly decimals: number
  readonly called: string
}

/** A source's figure with its unit and status: 0.78 万座（初步数）. */
export function sourceFigure({ observation, unit, decimals }: SourceTold): string {
  if (!observation) return '没有审定的数'
  const { value, numerator, bound, reason, status } = observation
  if (value === null) return reason ? absenceWords[reason] : '没有审定的数'
  const figure = `${bound === 'lower' ? '超过' : ''}${reportedFigure(value, decimals, { computed: numerator !== null })}`
  const word = statusText(status)
  return `${figure}${THIN_SPACE}${unit}${word === '' ? '' : `（${word}）`}`
}

/**
 * The difference of a source's figure in words: 比采用的数多 200 座（2.6 %），超出修约误差. In one unit it is printed with the
 * digits of the finer of both.
 */
export function sourceDifferenceText(
  { difference, share, beyondRounding }: SourceDifference,
  source: Pick<SourceTold, 'unit' | 'decimals'>,
  { unit, decimals, called }: ComparedWith,
): string {
  if (difference === 0) return `与${called}一致`
  const digits = source.unit === unit ? Math.max(decimals, source.decimals) : decimals
  const size = formatFigure(roundToDigits(Math.abs(difference), digits, 'half-up'))
  const apart = `${size}${THIN_SPACE}${unit === '%' ? '个百分点' : unit}`
  const part = share === null || unit === '%' ? '' : `（${formatShare(Math.abs(share))}）`
  const told = `比${called}${difference > 0 ? '多' : '少'} ${apart}${part}`
  return `${told}，${beyondRounding ? '超出修约误差' : '在修约误差以内'}`
}

/** What another source says, beside a figure that is being decided: 工业和信息化部（采用）7,600 座，比这一数少 212 座（2.7 %），超出修约误差. */
export function sourceBesideText(
  source: SourceTold & {
    readonly producer: string
    readonly preferred: boolean
    readonly difference: SourceDifference | null
  },
  { unit, decimals }: Pick<ComparedWith, 'unit' | 'decimals'>,
): string {
  const { producer, preferred, difference } = source
  const said = `${producer}${preferred ? '（采用）' : ''} ${sourceFigure(source)}`
  const compared = { unit, decimals, called: '这一数' }
  return difference ? `${said}，${sourceDifferenceText(difference, source, compared)}` : said
}

/** The sources that lie further from the judged figure, the first, than rounding explains; undefined where none does. */
export function disputeText(figures: readonly Parameters<typeof sourceBesideText>[0][]): string | undefined {
  const [judged, ...others] = figures
  const told = others.flatMap((one) => {
    if (!judged || !one.difference?.beyondRounding) return []
    return [
      `${one.producer}的数${sourceDifferenceText(one.difference, one, { ...judged, called: '采用的数' })}`,
    ]
  })
  return told.length > 0 ? told.join('；') : undefined
}

/** The version, method and limits of a source: 2024-10-20 版；运营商上报汇总；局限：含室内分布系统. */
export function sourceTerms({ version, method, limits }: SourceTerms): string {
  const told = [version && `${version} 版`, method, limits && `局限：${limits}`]
  return told.filter(Boolean).join('；')
}
