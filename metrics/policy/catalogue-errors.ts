import { isWithdrawn } from '../catalogue/changes/amendments.ts'
import type { Catalogue, Citation } from '../catalogue/catalogue.ts'
import { withPreferredSources } from '../catalogue/changes/preferred-sources.ts'
import { reportersEver } from '../catalogue/indicator.ts'
import type { CatalogueFinding } from './catalogue-finding.ts'
import { formulaErrors } from '../series/computed/formula-errors.ts'
import { mergedErrors } from './errors/merged-errors.ts'
import { partErrors } from './errors/part-errors.ts'
import { reformErrors } from './errors/reform-errors.ts'
import { schemeErrors } from './errors/scheme-errors.ts'
import { sourceErrors } from './errors/source-errors.ts'
import { conflictBetween } from './errors/target-conflict.ts'

const ID = /^[a-z0-9-]+$/

/** The errors of a catalogue: references that lead nowhere, ids that clash, targets that contradict each other. */
export function catalogueErrors(catalogue: Catalogue): CatalogueFinding[] {
  const reforms = reformErrors(catalogue)
  const sources = sourceErrors(catalogue)
  // Sources with errors cannot be preferred, so the catalogue is checked without.
  const judged = sources.length > 0 ? catalogue : withPreferredSources(catalogue)
  return [
    ...idErrors(catalogue),
    ...documentErrors(catalogue),
    ...indicatorErrors(catalogue),
    ...schemeErrors(catalogue),
    ...sources,
    ...formulaErrors(judged),
    ...targetErrors(judged),
    ...partErrors(catalogue),
    ...milestoneErrors(catalogue),
    ...regionErrors(catalogue),
    ...boardErrors(catalogue),
    ...reforms,
    // Reforms with errors cannot be carried out, so their result is not checked.
    ...(reforms.length > 0 ? [] : mergedErrors(catalogue)),
    ...conflicts(catalogue),
  ]
}

function idErrors(catalogue: Catalogue): CatalogueFinding[] {
  const { documents, indicators, targets, milestones, regions, organisations } = catalogue
  const kinds: readonly (readonly string[])[] = [
    ...[documents, indicators, targets, milestones, organisations].map((records) =>
      records.map(({ id }) => id),
    ),
    documents.flatMap(({ duties }) => duties.map(({ id }) => id)),
    regions.map(({ code }) => code),
  ]
  const clauseKeys = documents.flatMap(({ clauses }) => clauses.map(({ key }) => key))
  const citations = [...targets, ...milestones].flatMap((record) => record.citations)
  // Each document numbers its own entries.
  const entries = [...Map.groupBy(citations, ({ document }) => document).values()].map((own) =>
    own.flatMap(({ entry }) => entry ?? []),
  )
  return [
    ...kinds
      .flat()
      .filter((id) => !ID.test(id))
      .map((id) => error('bad-id', id, '编号只能含小写字母、数字和连字符')),
    ...[...kinds, clauseKeys, ...entries]
      .flatMap(repeated)
      .map((id) => error('duplicate-id', id, '编号重复')),
  ]
}

function documentErrors({ documents, organisations, regions }: Catalogue): CatalogueFinding[] {
  const isRegion = known(regions.map(({ code }) => code))
  const isOrganisation = known(organisations.map(({ id }) => id))
  return documents.flatMap((document) => [
    ...(isRegion(document.region) ? [] : [dangling('region', document.id, document.region)]),
    ...document.clauses.flatMap(({ key, lead, support, joint, leadDefault }) =>
      [...lead, ...support, ...joint, ...(leadDefault === undefined ? [] : [leadDefault])]
        .filter((id) => !isOrganisation(id))
        .map((id) => dangling('organisation', key, id)),
    ),
    ...document.duties.flatMap(({ id, recipients, reporters }) =>
      [...recipients, ...reporters]
        .filter((named) => !isOrganisation(named))
        .map((named) => dangling('organisation', id, named)),
    ),
  ])
}

function indicatorErrors({ indicators, organisations, regions }: Catalogue): CatalogueFinding[] {
  const isRegion = known(regions.map(({ code }) => code))
  const isOrganisation = known(organisations.map(({ id }) => id))
  const isIndicator = known(indicators.map(({ id }) => id))
  return indicators
    .flatMap(({ id, regions: collected, parts = [], ownPeriod, growthOf, formula, ...reported }) => [
      ...(reported.reporter === '' ? [error('reporter-missing', id, '没有填报单位')] : []),
      ...reportersEver(reported)
        .filter((one) => one !== '' && !isOrganisation(one))
        .map((one) => dangling('organisation', id, one)),
      ...[reported, ...(reported.earlierReporters ?? [])]
        .flatMap(({ reporters = [] }) => reporters)
        .filter(({ region }) => !isRegion(region))
        .map(({ region }) => dangling('region', id, region)),
      ...collected.filter((code) => !isRegion(code)).map((code) => dangling('region', id, code)),
      ...[...parts, ownPeriod ?? id, growthOf ?? id, ...(formula?.of ?? [])]
        .filter((other) => !isIndicator(other))
        .map((other) => dangling('indicator', id, other)),
    ])
    .concat(
      circling(
        indicators,
        ({ parts = [] }) => parts,
        ({ id }) => id,
      ).map((id) => error('parts-circle', id, '分项绕成了一圈，请断开其中一环')),
    )
}

function targetErrors(catalogue: Catalogue): CatalogueFinding[] {
  const indicators = new Map(catalogue.indicators.map((indicator) => [indicator.id, indicator]))
  const isRegion = known(catalogue.regions.map(({ code }) => code))
  return catalogue.targets.flatMap((target) => {
    const indicator = indicators.get(target.indicator)
    return [
      ...citedErrors(catalogue, target),
      ...(indicator === undefined ? [dangling('indicator', target.id, target.indicator)] : []),
      ...(isRegion(target.region) ? [] : [dangling('region', target.id, target.region)]),
      ...(indicator === undefined || indicator.regions.includes(target.region)
        ? []
        : [error('region-not-collected', target.id, `指标${indicator.id}不在${target.region}采集`)]),
      ...(target.due !== undefined && target.due < target.start
        ? [error('due-before-start', target.id, `期限${target.due}早于起点${target.start}`)]
        : []),
      ...(target.comparator === 'range' && target.high === undefined
        ? [error('range-without-high', target.id, '区间目标缺上限')]
        : []),
    ]
  })
}

function milestoneErrors(catalogue: Catalogue): CatalogueFinding[] {
  const isRegion = known(catalogue.regions.map(({ code }) => code))
  return catalogue.milestones.flatMap((milestone) => [
    ...citedErrors(catalogue, milestone),
    ...(isRegion(milestone.region) ? [] : [dangling('region', milestone.id, milestone.region)]),
  ])
}

function regionErrors({ regions, organisations }: Catalogue): CatalogueFinding[] {
  const isRegion = known(regions.map(({ code }) => code))
  return [
    ...regions.flatMap(({ code, parent }) =>
      parent === undefined || isRegion(parent) ? [] : [dangling('region', code, parent)],
    ),
    ...circling(
      regions,
      ({ parent }) => (parent === undefined ? [] : [parent]),
      ({ code }) => code,
    ).map((code) => error('region-circle', code, '上级地区绕成了一圈，请断开其中一环')),
    ...organisations.flatMap(({ id, region }) => (isRegion(region) ? [] : [dangling('region', id, region)])),
  ]
}

/** The errors of boards, each of which must show a region or a document. */
function boardErrors({ boards, regions, documents }: Catalogue): CatalogueFinding[] {
  const isScope = known([...regions.map(({ code }) => code), ...documents.map(({ id }) => id)])
  return boards.flatMap(({ id, scope }) => (isScope(scope) ? [] : [dangling('scope', id, scope)]))
}

/** The errors of citations and organisations: every commitment has a place in a document, and its organisations exist. */
function citedErrors(
  { documents, organisations }: Catalogue,
  record: { id: string; citations: readonly Citation[]; organisations: readonly string[] },
): CatalogueFinding[] {
  const isOrganisation = known(organisations.map(({ id }) => id))
  return [
    ...(record.citations.length === 0 ? [error('missing-citation', record.id, '没有引文')] : []),
    ...record.citations.flatMap((citation) => {
      const document = documents.find(({ id }) => id === citation.document)
      if (document === undefined) return [dangling('document', record.id, citation.document)]
      if (document.clauses.some(({ path }) => path === citation.clause)) return []
      return [dangling('clause', record.id, `${citation.document} ${citation.clause}`)]
    }),
    ...record.organisations
      .filter((id) => !isOrganisation(id))
      .map((id) => dangling('organisation', record.id, id)),
  ]
}

function conflicts(catalogue: Catalogue): CatalogueFinding[] {
  const targets = catalogue.targets.filter((target) => !isWithdrawn(target))
  return targets.flatMap((target, index) =>
    targets.slice(index + 1).flatMap((other) => {
      const conflict = conflictBetween(target, other)
      if (conflict === undefined) return []
      const message =
        conflict === 'contradiction'
          ? `与${other.id}不能同时成立`
          : `与${other.id}是同一承诺，应合为一个目标、两处引文`
      return [error(conflict, target.id, message)]
    }),
  )
}

const NOUN = {
  document: '文件',
  clause: '条款',
  organisation: '单位',
  indicator: '指标',
  region: '区划',
  scope: '地区或文件',
} as const

const error = (code: string, subject: string, message: string): CatalogueFinding => ({
  code,
  subject,
  message,
})
const dangling = (what: keyof typeof NOUN, subject: string, missing: string): CatalogueFinding =>
  error(`dangling-${what}`, subject, `所指${NOUN[what]}不存在：${missing}`)

/** The ids from which references lead back to themselves. */
function circling<T>(
  records: readonly T[],
  next: (record: T) => readonly string[],
  idOf: (record: T) => string,
): string[] {
  const byId = new Map(records.map((record) => [idOf(record), record]))
  const after = (id: string) => {
    const record = byId.get(id)
    return record ? next(record) : []
  }
  return [...byId.keys()].filter((id) => {
    const reached = new Set(after(id))
    // Elements that are added during the loop are visited too.
    for (const one of reached) for (const further of after(one)) reached.add(further)
    return reached.has(id)
  })
}

function known(ids: readonly string[]): (id: string) => boolean {
  const set = new Set(ids)
  return (id) => set.has(id)
}

function repeated(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))]
}
