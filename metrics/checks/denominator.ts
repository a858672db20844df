import { compareDecimals } from '../numbers/decimal.ts'
import type { DecimalInput } from '../numbers/decimal.ts'
import { formatExact, parseQuantity } from '../numbers/quantity.ts'
import { formatPeriod, periodAt } from '../period.ts'
import { isReal, newestStoodBy } from '../series/standing.ts'
import { partsOf } from '../series/share.ts'
import type { SoundCell } from './figures-around.ts'
import { query } from './finding.ts'
import type { Finding, ProposedCell } from './finding.ts'
import { partsEntered } from './share-form.ts'

/** The denominator of a period, and whether a new 口径 begins with it. */
interface DenominatorSaid {
  readonly index: number
  readonly denominator: DecimalInput | undefined
  readonly breaks: boolean
}

/**
 * Asks about a share whose denominator differs from the one before or, at its first value, from the one that the document prints. `cells`
 * are of one series. A denominator that changed in both steps before (users, inhabitants) is asked about only where it changes by more
 * than a third. Rule Q-25.
 */
export function checkDenominators(cells: readonly SoundCell[]): Finding[] {
  const said = new Map(knownOf(cells[0]!.proposed).map((each) => [each.index, each]))
  for (const { index, proposed } of cells) {
    const denominator = partsEntered(proposed)?.denominator
    said.set(index, { index, denominator, breaks: proposed.status === 'B' })
  }
  const newestFirst = [...said.values()].sort((a, b) => b.index - a.index)
  return cells.flatMap((cell) => checkDenominator(cell, newestFirst))
}

function checkDenominator(
  { cell, index, proposed }: SoundCell,
  newestFirst: readonly DenominatorSaid[],
): Finding[] {
  const denominator = partsEntered(proposed)?.denominator
  if (denominator === undefined || proposed.status === 'B') return []
  const ask = (what: string) => {
    const message = `分母${formatExact(denominator)}与${what}不同：请核对统计范围，确有变化请说明原因`
    return [query('denominator-changes', cell, message, 'denominator')]
  }
  const [last, before, longBefore] = comparable(newestFirst.filter((each) => each.index < index))
  if (!last) {
    const printed = printedOf(proposed)
    const agrees = printed === undefined || compareDecimals(printed.value, denominator) === 0
    return agrees ? [] : ask(`文件所载${printed.text}`)
  }
  if (compareDecimals(last.denominator, denominator) === 0) return []
  const moves =
    before !== undefined &&
    longBefore !== undefined &&
    compareDecimals(last.denominator, before.denominator) !== 0 &&
    compareDecimals(before.denominator, longBefore.denominator) !== 0
  if (moves && Math.abs(Number(denominator) / Number(last.denominator) - 1) <= LARGE_CHANGE) return []
  const period = formatPeriod(periodAt(proposed.period.frequency, last.index), 'zh')
  return ask(`${period}的${formatExact(last.denominator)}`)
}

const LARGE_CHANGE = 1 / 3

type WithDenominator = DenominatorSaid & { readonly denominator: DecimalInput }

/** The denominators that are measured like the cell's, up to the newest break. */
function comparable(newestFirst: readonly DenominatorSaid[]): WithDenominator[] {
  const broken = newestFirst.findIndex(({ breaks }) => breaks)
  const same = broken < 0 ? newestFirst : newestFirst.slice(0, broken + 1)
  return same.filter((each): each is WithDenominator => each.denominator !== undefined)
}

function printedOf({ targets }: ProposedCell): { readonly text: string; readonly value: string } | undefined {
  const text = targets.find(({ denominator }) => denominator !== undefined)?.denominator
  const quantity = text === undefined ? undefined : parseQuantity(text)
  return text !== undefined && quantity ? { text, value: quantity.value } : undefined
}

/** The figures that the organisation stands by, without demo values. */
function knownOf({ series, indicator }: ProposedCell): DenominatorSaid[] {
  return [...newestStoodBy(series.filter(isReal), indicator.frequency)].map(([index, observation]) => ({
    index,
    denominator: partsOf(observation)?.denominator,
    breaks: observation.status === 'B',
  }))
}
