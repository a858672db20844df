import type { CatalogueIndex } from '../catalogue/catalogue-index.ts'
import type { DraftFault } from './draft-fault.ts'
import { evaluatedSeries } from '../evaluation/evaluated-values.ts'
import {
  schemeFaults,
  type EvaluationSchemeRecord,
  type SchemeFault,
} from '../catalogue/evaluation-scheme.ts'

/** A scheme as an administrator words it; id and version are given when it is kept. */
export type EvaluationSchemeDraft = Omit<EvaluationSchemeRecord, 'id' | 'version' | 'demo'>

/**
 * The faults that keep a draft from being kept; empty where there are none. Fields are named as in the draft, an indicator's as
 * `indicators.0.weight`. Rules K-8, K-11.
 */
export function evaluationSchemeFaults(draft: EvaluationSchemeDraft, index: CatalogueIndex): DraftFault[] {
  const { name, over, participants, indicators } = draft
  const faults: DraftFault[] = []
  if (name.trim() === '') faults.push({ field: 'name', detail: '请给方案起名，如“2024年数字经济发展评价”。' })
  const known = over === 'regions' ? index.regions : index.organisations
  const unknown = participants.find((subject) => !known.has(subject))
  if (unknown !== undefined) {
    faults.push({ field: 'participants', detail: `目录中没有“${unknown}”，请从列表中选。` })
  } else if (new Set(participants).size < participants.length) {
    faults.push({ field: 'participants', detail: '同一考核对象选了两次，请删去一个。' })
  } else if (participants.length < 2) {
    faults.push({ field: 'participants', detail: '请至少选两个考核对象：只有一个排不出名次。' })
  }
  for (const fault of schemeFaults({ ...draft, id: 'draft' })) {
    faults.push({ field: fieldOf(fault), detail: `${fault.message}。` })
  }
  for (const [at, item] of indicators.entries()) {
    const detail = indicatorFault(draft, item, index)
    if (detail !== undefined) faults.push({ field: `indicators.${at}.indicator`, detail })
  }
  return faults
}

function indicatorFault(
  draft: EvaluationSchemeDraft,
  item: EvaluationSchemeDraft['indicators'][number],
  index: CatalogueIndex,
): string | undefined {
  const indicator = index.indicators.get(item.indicator)
  if (!indicator) return `目录中没有指标“${item.indicator}”，请从列表中选。`
  const { name, regions } = indicator
  if (draft.over === 'organisations') {
    // Each organisation has a matter of its own, so that only their completion can be compared.
    if (item.scoring.method !== 'target')
      return `“${name}”请改用目标完成计分：各单位的事项不同，数值不能相比。`
    const led = evaluatedSeries({ ...draft, indicators: [item] }, index).length > 0
    return led ? undefined : `所选单位都不牵头“${name}”的目标，请换一项指标或加选牵头单位。`
  }
  if (!draft.participants.some((region) => regions.includes(region))) {
    return `“${name}”在所选地区都不采集，请换一项指标或另选地区。`
  }
  const hasTarget = draft.participants.some((region) => index.targetsOn(item.indicator, region).length > 0)
  if (item.scoring.method !== 'target' || hasTarget) return undefined
  return `所选地区在“${name}”上都没有目标，请换一种计分方法，或另选指标。`
}

const fieldByCode: Readonly<Record<SchemeFault['code'], string>> = {
  'no-indicators': 'indicators',
  weights: 'weights',
  'duplicate-indicator': 'indicator',
  posts: 'scoring',
  range: 'scoring',
}

function fieldOf({ code, at }: SchemeFault): string {
  if (at !== undefined) return `indicators.${at}.${fieldByCode[code]}`
  return code === 'range' ? 'maxMissing' : fieldByCode[code]
}
