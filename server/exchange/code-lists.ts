import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { absenceWords } from '#metrics/wording/figures/absences.ts'
import { correctionWords, statusText } from '#metrics/wording/figures/statuses.ts'
import type { ObservationStatus } from '#metrics/series/observation.ts'
import { codeList, type Code, type CodeList } from './dataset.ts'
import { unitCode } from './unit-code.ts'

const named = (names: Readonly<Record<string, string>>): Code[] =>
  Object.entries(names).map(([id, name]) => ({ id, name }))

export const frequencies = codeList(
  'CL_FREQ',
  '频度',
  named({ A: '年', S: '半年', Q: '季', M: '月', W: '周', D: '日' }),
)

const statusNames: Readonly<Partial<Record<ObservationStatus, string>>> = { A: '正常', M: '缺数' }

/** The codes of SDMX's CL_OBS_STATUS that are used. */
export const observationStatuses = codeList(
  'CL_OBS_STATUS',
  '数据状态',
  (['A', 'P', 'E', 'B', 'M', 'F', 'I', 'D'] as const).map((id) => ({
    id,
    name: statusNames[id] ?? statusText(id),
  })),
)

/** The codes of SDMX's CL_CONF_STATUS that are used. */
export const confidentialities = codeList(
  'CL_CONF_STATUS',
  '公开程度',
  named({ F: '可以公开', N: '内部使用，不得公开', C: absenceWords.suppressed }),
)

export const absences = codeList('CL_ABSENCE_REASON', '无数据的原因', named(absenceWords))

export const corrections = codeList('CL_REVISION_REASON', '修订原因', named(correctionWords))

export const provenances = codeList(
  'CL_PROVENANCE',
  '来源',
  named({ reported: '单位填报', published: '公开发布', demo: '演示数据' }),
)

export const computed = codeList('CL_COMPUTED', '计算', named({ Y: '由其他指标计算得出' }))

export const bounds = codeList('CL_BOUND', '界限', named({ lower: '超过' }))

export function indicatorCodes({ indicators }: CatalogueIndex): CodeList {
  return codeList(
    'CL_INDICATOR',
    '指标',
    [...indicators.values()].map(({ id, name }) => ({ id, name })),
  )
}

export function areaCodes({ regions }: CatalogueIndex): CodeList {
  const codes = [...regions.values()].map(({ code, name, parent }) => ({
    id: code,
    name,
    ...(parent !== undefined && regions.has(parent) && { parent }),
  }))
  return codeList('CL_AREA', '地区', codes)
}

export function unitCodes({ indicators }: CatalogueIndex): { units: CodeList; multipliers: CodeList } {
  const codes = [...indicators.values()].map(({ unit }) => unitCode(unit))
  return {
    units: codeList(
      'CL_UNIT_MEASURE',
      '计量单位',
      codes.map(({ measure }) => measure),
    ),
    multipliers: codeList(
      'CL_UNIT_MULT',
      '单位倍数',
      codes.map(({ multiplier }) => multiplier),
    ),
  }
}
