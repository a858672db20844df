import { cellKey } from '../catalogue/cell-key.ts'
import { isCollected } from '../reporting/collection.ts'
import { formatPeriod, periodEnd, periodIndex } from '../period.ts'
import type { Frequency } from '../period.ts'
import { error } from './finding.ts'
import type { Finding, ProposedCell } from './finding.ts'

const NAMES: Readonly<Record<Frequency, string>> = { A: '年', S: '半年', Q: '季', M: '月', W: '周', D: '日' }

/**
 * Checks that a period has the indicator's frequency, is collected and has ended, which it has on its last day. Rules.
 */
export function checkPeriod({ period, indicator }: ProposedCell, cell: number, today: string): Finding[] {
  const name = formatPeriod(period, 'zh')
  if (period.frequency !== indicator.frequency) {
    const message = `${name}不是此指标的报送期：此指标按${NAMES[indicator.frequency]}报送`
    return [error('wrong-frequency', cell, 'period', message)]
  }
  if (!isCollected(indicator, periodIndex(period))) {
    const message = '此指标1—2月合并报送，1月不单独报：请在2月填1—2月的数'
    return [error('not-collected', cell, 'period', message)]
  }
  const end = periodEnd(period)
  if (end <= today) return []
  return [error('period-not-ended', cell, 'period', `${name}到${end}才结束：期末起方可报送`)]
}

/** Finds the same cell twice in one batch: the second is the error, and names the first. Rule Q-8. */
export function checkDuplicates(cells: readonly ProposedCell[]): Finding[] {
  const seen = new Map<string, number>()
  const findings: Finding[] = []
  for (const [cell, { indicator, region, period }] of cells.entries()) {
    const key = cellKey({ indicator: indicator.id, region, period: formatPeriod(period, 'sdmx') })
    const before = seen.get(key)
    if (before === undefined) seen.set(key, cell)
    else {
      const message = `${indicator.name}${formatPeriod(period, 'zh')}与第${before + 1}项重复：请只留一项`
      findings.push(error('duplicate-cell', cell, 'period', message))
    }
  }
  return findings
}
