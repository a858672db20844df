import type { Basis } from '../../catalogue/indicator.ts'
import type { TargetRecord } from '../../catalogue/catalogue.ts'

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
