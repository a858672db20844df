import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import type { TargetRecord } from '#metrics/catalogue/catalogue.ts'
import type { EvaluationSchemeRecord } from '#metrics/catalogue/evaluation-scheme.ts'
import type { Indicator } from '#metrics/catalogue/indicator.ts'
import type { Observation } from '#metrics/series/observation.ts'
import { makeSchemeIndicator } from './make-scheme.ts'
import { makeIndicator, makeTarget } from '../make-target.ts'

/** Three counties of 肇庆. */
export const [duanzhou, dinghu, sihui] = ['441202', '441203', '441284'] as const

/**
 * A catalogue in which 端州 and 鼎湖 report stations and 四会 does not. Without `targets` no organisation leads; each target that is given is
 * 端州's and led by 市工信局, unless it says otherwise.
 */
export function makeEvaluationIndex(
  indicators: readonly Partial<Indicator>[] = [{}],
  targets: readonly Partial<TargetRecord>[] = [],
): CatalogueIndex {
  const organisation = { aliases: [], region: '441200', collective: false }
  return indexCatalogue({
    documents: [],
    indicators: indicators.map((part) => makeIndicator({ regions: [duanzhou, dinghu], ...part })),
    targets: targets.map((part) => makeTargetRecord(part)),
    milestones: [],
    regions: [
      { code: duanzhou, name: '端州区', level: 'county' },
      { code: dinghu, name: '鼎湖区', level: 'county' },
      { code: sihui, name: '四会市', level: 'county' },
    ],
    organisations: [
      { ...organisation, id: 'gongxin', name: '市工信局' },
      { ...organisation, id: 'jiaotong', name: '市交通局' },
    ],
    lightRules: [],
    calendarYears: [],
    evaluationSchemes: [],
    disclosures: [],
    reforms: [],
    boards: [],
  })
}

/** A target of 8,000 stations in 端州 by the end of 2024, led by 市工信局. */
function makeTargetRecord(part: Partial<TargetRecord>): TargetRecord {
  const { indicator, ...target } = makeTarget({ region: duanzhou })
  return {
    ...target,
    indicator: indicator.id,
    name: indicator.name,
    citations: [],
    kind: 'hard',
    spanAssumed: false,
    organisations: ['gongxin'],
    leadAssumed: false,
    softeners: [],
    remarks: [],
    ...part,
  }
}

/** A scheme of 端州 and 鼎湖 by their stations, scored by min-max. */
export function makeSchemeRecord(part: Partial<EvaluationSchemeRecord> = {}): EvaluationSchemeRecord {
  return {
    id: 'evaluation-1',
    version: 1,
    name: '数字经济考核',
    grounds: '',
    over: 'regions',
    participants: [duanzhou, dinghu],
    indicators: [makeSchemeIndicator({ indicator: 'stations', weight: 1 })],
    aggregation: 'arithmetic',
    maxMissing: 0.2,
    decimals: 1,
    ...part,
  }
}

/** The known observations of the stations, region by region. */
export function knownOf(byRegion: Readonly<Record<string, readonly Observation[]>>) {
  return (_indicator: string, region: string): readonly Observation[] => byRegion[region] ?? []
}
