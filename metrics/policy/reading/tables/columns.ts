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
}

const headWord =
  /指标|序号|单位(?!GDP|地区|国内|面积|产[值品]|工业|增加值)|属性|目标|(?:预期|规划|计划)值|名称|类别|年均|累计|现状|基准|基期|标准|含义|来源|说明|备注|事项|内容|任务|时限|完成时间|^(?:19|20)\d\d ?年?$|(?:19|20)\d\d ?年|十[一二三四五六]五/

/** The end of a five-year plan in a heading: “十六五”末. */
const ofPlan = /十([一二三四五六])五/

/** The year of a heading, of a span of years the last: 2031—2035年累计. */
const ofYear = /(?:19|20)\d\d(?: ?年?[-—–~至到]+ ?((?:19|20)\d\d))?/
const spanOfYears = /(?:19|20)\d\d ?年?[-—–~至到]+ ?(?:19|20)\d\d/

function yearOf(text: string): string | undefined {
  const found = ofYear.exec(text)
  return found ? (found[1] ?? found[0]) : planEnds[ofPlan.exec(text)?.[1] ?? '']
}

/** Whether a cell may belong to a table's head. */
export function isHeadCell(text: string): boolean {
  return text.length <= 18 && headWord.test(text) && !/[。；]/.test(text)
}

/**
 * The columns of a head; undefined where the cells are no head. The first of several years is the base and the others are targets. Beside
 * a column of goals every column of a bare year is a base.
 */
export function columnsOf(cells: readonly TableCell[]): PlanColumn[] | undefined {
  if (cells.length < 2 || cells.some(({ text }) => text.length > 18)) return undefined
  if (cells.filter(({ text }) => isHeadCell(text)).length < Math.max(2, cells.length / 2)) return undefined
  const years = cells.map(({ text }) => yearOf(text))
  // Totals of several spans of years are bases and goals.
  const isOfSpans = cells.filter(({ text }) => spanOfYears.test(text)).length > 1
  const named = years.filter((year) => year !== undefined).toSorted()
  const [first, last] = [named[0], named.at(-1)]
  const isOfIndicators = cells.some(({ text }) => /指标/.test(text))
  const isAim = (text: string) => isGoal(text) || (isOfIndicators && text === '任务')
  const aims = cells.some(({ text }) => isAim(text))
  const columns = cells.map(({ text }, place): PlanColumn => {
    const year = years[place]
    if (/序号/.test(text)) return { role: 'number' }
    if (/属性|性质/.test(text)) return { role: 'force' }
    if (/(?:指标|名称|项目)[^（(]{0,4}[（(](?:计量)?单位[)）]/.test(text)) return { role: 'name' }
    if (/单位/.test(text))
      return {
        role: /责任|负责|牵头|配合|参[加与]|承办|主管|实施|[监评]?考|监测/.test(text) ? 'other' : 'unit',
      }
    if (/现状|基准|基期|基数/.test(text)) return { role: 'base', year }
    if (/时限|时间|期限|年限|工期|周期/.test(text)) return { role: 'due' }
    if (/预算|资金|金额|经费|投资|补助/.test(text)) return { role: 'other' }
    if (/含义|说明|备注|来源|依据|口径|计算|责任|解释|释义|定义|分值|权重|层级|层次|范围/.test(text))
      return { role: 'other' }
    const isTotal = isOfSpans && /累计/.test(text) && !/年均|增速/.test(text)
    if (
      (/年均|累计|增速/.test(text) && !isTotal) ||
      (/增[长幅]/.test(text) && year === undefined && !isAim(text))
    )
      return { role: 'rate', year: last, isGrowth: /增[长速幅]|[%％]/.test(text) }
    if (isAim(text)) return { role: 'target', year: year ?? last }
    if (year !== undefined) {
      const isBase = aims || (year === first && year !== last)
      return { role: isBase ? 'base' : 'target', year }
    }
    if (/标准|要求|内容/.test(text)) return { role: 'sentence' }
    if (/类别|类型|领域|方向|分类/.test(text)) return { role: 'group' }
    return { role: /指标|名称|项目|事项|任务/.test(text) ? 'name' : 'other' }
  })
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
    isOfParts && column.role === 'target'
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
 * The columns of a table of a plan that begins with the year `since`: a later year is no base, nor is its first one where every year has a
 * column.
 */
export function withoutLaterBases(columns: readonly PlanColumn[], since: number): readonly PlanColumn[] {
  const named = columns.flatMap(({ role, year }) =>
    year !== undefined && (role === 'base' || role === 'target') ? [Number(year)] : [],
  )
  const years = [...new Set(named)].toSorted()
  const isYearly = years.length > 2 && years.at(-1)! - years[0]! < years.length
  return columns.map((column) =>
    column.role === 'base' && Number(column.year) >= since + (isYearly ? 0 : 1)
      ? { ...column, role: 'target' }
      : column,
  )
}

function isGoal(text: string): boolean {
  return (
    (/目标|(?:预期|规划|计划)值/.test(text) && !/指标/.test(text)) || /^(?:指标值|任务[数量])$/.test(text)
  )
}
