import { per, scale, units } from '../figures/units.ts'
import { planEnds } from '../time/years-in.ts'
import type { TableCell } from './table-lines.ts'

/** The meaning of a table's column. */
export type PlanColumnRole =
  'number' | 'group' | 'name' | 'unit' | 'base' | 'target' | 'rate' | 'force' | 'sentence' | 'due' | 'other'

/** A column of a table, with the year of its figures. */
export interface PlanColumn {
  readonly role: PlanColumnRole
  readonly year?: string | undefined
  /** Whether it is a rate of growth, in percent. */
  readonly isGrowth?: boolean
  /** What its goals are of, where several columns have goals of one year: 市区 of 市区目标值 beside 全市目标值. */
  readonly part?: string
  /** What its figures measure, where a table measures several things in several years: 产值 of 2035年产值（亿元）. */
  readonly measure?: string
  /** Whether it is a base only because its year is the first one. */
  readonly isFirst?: boolean
  /** The unit that its heading states. */
  readonly unit?: string
}

const headWord =
  /指标|序号|单位(?!GDP|地区|国内|面积|产[值品]|工业|增加值)|属性|^性质$|目标|(?:预期|规划|计划)值|名称|类别|年均|累计|现状|基准|基期|^(?:实际)?(?:得分|扣分)$|标准|含义|来源|说明|备注|事项|内容|任务|时限|完成时间|^(?:19|20)\d\d ?年?$|(?:19|20)\d\d ?年|十[一二三四五六]五/

/** The end of a five-year plan in a heading: “十六五”末. */
const ofPlan = /十([一二三四五六])五/

/** The year of a heading, of a span of years the last: 2031—2035年累计. */
const ofYear = /(?:19|20)\d\d(?: ?年?[-—–~至到]+ ?((?:19|20)\d\d))?/
const spanOfYears = /(?:19|20)\d\d ?年?[-—–~至到]+ ?(?:19|20)\d\d/

function yearOf(text: string): string | undefined {
  const found = ofYear.exec(text)
  return found ? (found[1] ?? found[0]) : planEnds[ofPlan.exec(text)?.[1] ?? '']
}

/** A heading of what there is. */
const present = /现状|基准|基期|基数/

/** A heading of a planned year, and of the total of a plan's years: 2035年规划泊位; 三年合计. */
const planned = /^(?!.*(?:完成|实际|情况)).*(?:规划|计划|预期|任务)/
const ofAllYears = /^(?:[两三四五]年|规划期内?)(?:合计|总计|累计|小计)/

/** A heading of a list of projects. */
const ofProject = /建设(?:年限|地[点址]|性质|周期|工期|单位)|起止年[限月]|业主/

/** The difference between two years (2035年比2030年增加), and what one is of the other (2035年为2030年的百分比). */
const change = /((?:19|20)\d\d) ?年?(?:末|底)?[比较](?:19|20)\d\d|^[比较](?:19|20)\d\d/
const ofOther = /((?:19|20)\d\d) ?年?(?:末|底)?(?:为|是|占)(?:19|20)\d\d/

/** What shall be reduced, which is a goal beside others: 万元产值用水量下降（%）. */
const ofReduction = /^(?![比较同])[\u4e00-\u9fa5A-Z]{4,}(?:下降|降低)(?:率|幅度)?[（(][%％][)）]$/

const brackets = /[（([〔][^（）()[\]〔〕]*[）)\]〕]/g
const bracketedUnit = new RegExp(`[（(]((?:${scale})?(?:${units})(?:${per})?|[%％‰])[）)]$`)

/** Whether a heading is short; what it adds in brackets does not count. */
function isShort(text: string): boolean {
  return text.length <= 40 && text.replace(brackets, '').length <= 18
}

/** Whether a cell may belong to a table's head. */
export function isHeadCell(text: string): boolean {
  return isShort(text) && headWord.test(text) && !/[。；]/.test(text)
}

/** What a heading measures, without its year and what its figures are: 产值 of 2035年目标产值（亿元）. */
function measureOf(text: string): string {
  return text
    .replace(brackets, '')
    .replaceAll(
      /(?:19|20)\d\d ?年?[末底度]?|实际|完成|预[计期]|规划|计划|目标|现状|基[期准]|任务|[值数]$/g,
      '',
    )
    .trim()
}

/**
 * The columns of a head; undefined where the cells are no head. The first of several years is the base and the others are targets. Beside
 * a column of goals every column of a bare year is a base.
 */
export function columnsOf(printed: readonly TableCell[]): PlanColumn[] | undefined {
  const cells = printed.map((cell) => ({ ...cell, text: cell.text.replaceAll(/[ 　]/g, '') }))
  if (cells.length < 2 || cells.some(({ text }) => !isShort(text))) return undefined
  if (cells.filter(({ text }) => isHeadCell(text)).length < Math.max(2, cells.length / 2)) return undefined
  const years = cells.map(({ text }) => yearOf(text))
  // Totals of several spans of years are bases and goals.
  const isOfSpans = cells.filter(({ text }) => spanOfYears.test(text)).length > 1
  const named = years.filter((year) => year !== undefined).toSorted()
  const first = named[0]
  // The year of what there is says nothing of when a goal is due.
  const last = years
    .filter((year, place) => year !== undefined && !present.test(cells[place]!.text))
    .toSorted()
    .at(-1)
  const isOfIndicators = cells.some(({ text }) => /指标/.test(text))
  const isAim = (text: string) => isGoal(text) || (isOfIndicators && text === '任务')
  const aims = cells.some(({ text }) => isAim(text))
  const hasOwnBase = cells.some(({ text }) => present.test(text) || ofAllYears.test(text))
  const roleOf = ({ text }: TableCell, place: number): PlanColumn => {
    const year = years[place]
    if (ofOther.test(text)) return { role: 'other' }
    if (change.test(text))
      return { role: 'rate', year: change.exec(text)![1] ?? last, isGrowth: /[%％]|增[长速幅]/.test(text) }
    if (/序号/.test(text)) return { role: 'number' }
    if (/属性|性质/.test(text)) return { role: 'force' }
    if (/(?:指标|名称|项目)[^（(]{0,4}[（(](?:计量)?单位[)）]/.test(text)) return { role: 'name' }
    if (/单位/.test(text))
      return {
        role: /责任|负责|牵头|配合|参[加与]|承办|主管|实施|[监评]?考|监测/.test(text) ? 'other' : 'unit',
      }
    if (present.test(text)) return { role: 'base', year }
    if (/时限|时间|期限|年限|工期|周期/.test(text)) return { role: 'due' }
    if (/预算|资金|金额|经费|投资|补助/.test(text)) return { role: 'other' }
    if (
      /含义|说明|备注|来源|依据|口径|计算|责任|解释|释义|定义|分值|权重|[评计打扣得赋]分|层级|层次|范围/.test(
        text,
      )
    )
      return { role: 'other' }
    const isTotal = isOfSpans && /累计/.test(text) && !/年均|增速/.test(text)
    if (
      (/年均|累计|增速/.test(text) && !isTotal) ||
      (/增[长幅]/.test(text) && year === undefined && !isAim(text))
    )
      return { role: 'rate', year: last, isGrowth: /增[长速幅]|[%％]/.test(text) }
    if (isAim(text) || (aims && ofReduction.test(text))) return { role: 'target', year: year ?? last }
    if (year !== undefined) {
      // A planned year is no base, nor is the first one beside what there is or beside the total of all years.
      if (planned.test(text)) return { role: 'target', year }
      const isBase = aims || (!hasOwnBase && year === first && year !== last)
      const isFirst = isBase && !aims && /^(?:19|20)\d\d年?$/.test(text)
      return { role: isBase ? 'base' : 'target', year, ...(isFirst && { isFirst }) }
    }
    if (/标准|要求|内容/.test(text)) return { role: 'sentence' }
    if (/类别|类型|领域|方向|分类/.test(text)) return { role: 'group' }
    return { role: /指标|名称|项目|事项|任务/.test(text) ? 'name' : 'other' }
  }
  const columns = withMeasures(cells, cells.map(roleOf))
  // The size of what is built, beside where and when, describes a project; what somebody scored is a fact.
  const isOfProjects =
    cells.some(({ text }) => /建设(?:内容及)?规模|^规模/.test(text)) &&
    cells.some(({ text }) => ofProject.test(text))
  if (isOfProjects || cells.some(({ text }) => /^(?:实际)?(?:得分|扣分)$|实得分/.test(text)))
    return columns.map(({ role }) => ({ role: /target|sentence|rate|base/.test(role) ? 'other' : role }))
  if (cells.length === 2) {
    const isHead = columns[0]!.role === 'name' && columns[1]!.role === 'target'
    // 项目 | 2032年 may be an account.
    if (!isHead || !(isOfIndicators || aims)) return undefined
  }
  const isPlain = columns.every(({ role }) => !/target|sentence|rate|base/.test(role))
  const isOfFacts = cells.some(({ text }) => /情况|进展|成效/.test(text))
  const goals = columns.filter(({ role }) => role === 'target')
  const isOfParts = goals.length > 1 && goals.every(({ year }) => year === goals[0]!.year)
  // The task of a table with 序号, 主要工作任务, 责任单位 is a sentence with its figures.
  return columns.map((column, place) =>
    isOfParts && column.role === 'target' && column.measure === undefined
      ? {
          ...column,
          part: cells[place]!.text.replace(/(?:19|20)\d\d ?年?|(?:目标|规划|计划|任务)[值数]?$/g, ''),
        }
      : isPlain && !isOfFacts && column.role === 'name' && /任务|事项/.test(cells[place]!.text)
        ? { role: 'sentence' }
        : column,
  )
}

/**
 * The columns with the units that their headings state, and with what they measure, where a table measures several things and one of them
 * in several years.
 */
function withMeasures(cells: readonly TableCell[], columns: readonly PlanColumn[]): PlanColumn[] {
  const measured = columns.map(({ role }, place) =>
    role === 'base' || role === 'target' ? measureOf(cells[place]!.text) : '',
  )
  const named = measured.filter((measure) => measure !== '')
  const latest = columns
    .flatMap(({ role, year }) => (role === 'target' && year !== undefined ? [year] : []))
    .toSorted()
    .at(-1)
  const isMeasured = new Set(named).size > 1 && new Set(named).size < named.length
  return columns.map((column, place) => {
    const unit = bracketedUnit.exec(cells[place]!.text)?.[1]
    const measure = isMeasured ? measured[place] : ''
    return {
      ...column,
      ...(measure && { measure }),
      ...(unit !== undefined && /base|target/.test(column.role) && { unit }),
      // Beside goals a column of figures with signs states goals too: 研发投入强度（%）.
      ...(unit !== undefined && column.role === 'other' && { unit, year: latest }),
    }
  })
}

/**
 * The columns of a table of a plan that begins with the year `since`: a later year is no base, nor is its first one where every year has a
 * column.
 */
export function withoutLaterBases(
  columns: readonly PlanColumn[],
  { since, isOfPlan }: { readonly since: number; readonly isOfPlan: boolean },
): readonly PlanColumn[] {
  const named = columns.flatMap(({ role, year }) =>
    year !== undefined && (role === 'base' || role === 'target') ? [Number(year)] : [],
  )
  const years = [...new Set(named)].toSorted()
  // A plan that names its years needs no base among them.
  const isYearly = years.length > 2 && (isOfPlan || years.at(-1)! - years[0]! < years.length)
  return columns.map((column) =>
    column.role === 'base' && Number(column.year) >= since + (isYearly ? 0 : 1)
      ? { ...column, role: 'target' }
      : column,
  )
}

function isGoal(text: string): boolean {
  return (
    (/目标|(?:预期|规划|计划)值/.test(text) && !/指标/.test(text)) ||
    /^(?:(?:指标|标准|达标|考核)值|任务[数量])$/.test(text)
  )
}
