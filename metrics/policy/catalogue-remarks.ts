import type { Catalogue, Milestone, PolicyDocument, TargetRecord } from '../catalogue/catalogue.ts'
import type { Basis } from '../catalogue/indicator.ts'
import type { CatalogueFinding } from './catalogue-finding.ts'

/** The bases that are judged by the distance from a baseline. */
const DISTANCE: readonly Basis[] = ['stock', 'ratio', 'coverage', 'reduction']

/** What is assumed, absent or doubtful, record by record, in the catalogue's order. */
export function catalogueRemarks(catalogue: Catalogue): CatalogueFinding[] {
  const names = new Map(catalogue.organisations.map(({ id, name }) => [id, name]))
  const nameAll = (ids: readonly string[]): string => ids.map((id) => names.get(id) ?? id).join('、')
  return [
    ...schemeRemarks(catalogue),
    ...catalogue.documents.flatMap(documentRemarks),
    ...catalogue.targets.flatMap((target) => targetRemarks(target, nameAll)),
    ...catalogue.milestones.flatMap((milestone) => milestoneRemarks(milestone, nameAll)),
  ]
}

function schemeRemarks({ indicators }: Catalogue): CatalogueFinding[] {
  const assumed = indicators.filter(({ schemeAssumed }) => schemeAssumed).length
  return [
    ...(assumed === 0
      ? []
      : [remark('assumed-scheme', 'indicators', `${assumed}个指标没有写明频次，按月填报`)]),
    ...indicators.flatMap(({ id, countingRule, remarks = [] }) => [
      ...(countingRule === undefined
        ? []
        : [remark('counting-rule', id, `口径第${countingRule.version}版：${countingRule.text}`)]),
      ...doubts(id, remarks),
    ]),
  ]
}

function documentRemarks(document: PolicyDocument): CatalogueFinding[] {
  return [
    ...doubts(document.id, document.remarks),
    ...document.clauses.flatMap(({ key, remarks }) => doubts(key, remarks)),
    ...document.duties.flatMap(({ id, remarks }) => doubts(id, remarks)),
  ]
}

function targetRemarks(
  target: TargetRecord,
  nameAll: (ids: readonly string[]) => string,
): CatalogueFinding[] {
  const { id, basis, due, kind, softeners, citations } = target
  return [
    ...(basis === 'undetermined' ? [remark('undetermined-basis', id, '计法无法判定，只列出，不判灯')] : []),
    ...(due === undefined ? [remark('no-due-date', id, '未印期限，只列出，不判灯')] : []),
    ...(DISTANCE.includes(basis) && target.baseline === undefined
      ? [remark('no-baseline', id, '基期值未印，取期间开始前一期的审定值')]
      : []),
    ...(target.spanAssumed ? [remark('assumed-span', id, `期间起点${target.start}为假定`)] : []),
    ...(target.leadAssumed
      ? [remark('assumed-lead', id, `未印牵头，推定${nameAll(target.organisations)}`)]
      : []),
    ...(kind === 'implied' ? [remark('implied', id, '目标由文意推定，非明文')] : []),
    ...(kind === 'soft' ? [remark('soft', id, '目标措辞偏软')] : []),
    ...softened(id, softeners),
    ...citations.flatMap(({ entry, remark: says }) =>
      says === undefined ? [] : [remark('citation', id, entry === undefined ? says : `${entry}：${says}`)],
    ),
    ...doubts(id, target.remarks),
  ]
}

function milestoneRemarks(
  milestone: Milestone,
  nameAll: (ids: readonly string[]) => string,
): CatalogueFinding[] {
  const { id, leadAssumed, organisations, softeners = [], remarks } = milestone
  return [
    ...(leadAssumed ? [remark('assumed-lead', id, `未印牵头，推定${nameAll(organisations)}`)] : []),
    ...softened(id, softeners),
    ...doubts(id, remarks),
  ]
}

const remark = (code: string, subject: string, message: string): CatalogueFinding => ({
  code,
  subject,
  message,
})
const doubts = (subject: string, remarks: readonly string[]): CatalogueFinding[] =>
  remarks.map((message) => remark('doubt', subject, message))
const softened = (subject: string, softeners: readonly string[]): CatalogueFinding[] =>
  softeners.length === 0 ? [] : [remark('softened', subject, `软化措辞：${softeners.join('、')}`)]
