import { formatFigure, THIN_SPACE } from '../numbers/quantity.ts'
import type { Basis } from '../catalogue/indicator.ts'
import type { TargetRecord } from '../catalogue/catalogue.ts'
import { upperBound } from '../catalogue/target.ts'

/** How a target is judged, in one word. */
export const basisWords: Readonly<Record<Basis, string>> = {
  flow: '新增量',
  deliverables: '件数',
  stock: '总量',
  ratio: '占比',
  coverage: '覆盖率',
  reduction: '压减',
  growth: '增长',
  range: '区间',
  maintain: '保持',
  milestone: '里程碑',
  undetermined: '未定',
}

/** How firmly the text commits. */
export const kindWords: Readonly<Record<TargetRecord['kind'], string>> = {
  hard: '明确',
  soft: '留有余地',
  enumerated: '列名',
  explicit: '全覆盖（明文）',
  implied: '全覆盖（推定）',
}

/** A commitment in officials' words: 不少于 8,000 座, 超过 290 万个, 1 至 2 个, 6 %左右. */
export function commitmentWords(
  record: Pick<TargetRecord, 'comparator' | 'value' | 'high' | 'basis'>,
  unit: string,
): string {
  const { comparator, value, basis } = record
  const figure = `${formatFigure(value)}${THIN_SPACE}${unit}`
  if (basis === 'coverage' && unit === '%' && Number(value) === 100) return '全覆盖'
  switch (comparator) {
    case '>=':
      return `不少于 ${figure}`
    case '>':
      return `超过 ${figure}`
    case '=':
      return `共 ${figure}`
    case '<=':
      return `不超过 ${figure}`
    case '<':
      return `不足 ${figure}`
    case 'range':
      return `${formatFigure(value)} 至 ${formatFigure(upperBound(record))}${THIN_SPACE}${unit}`
    case 'about':
      return `${figure}左右`
  }
}
