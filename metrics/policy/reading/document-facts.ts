import {
  kindOfDocument,
  listsDeeds,
  planWords,
  resultWords,
  ruleWords,
  type PolicyDocumentKind,
} from './document-kind.ts'
import type { Paragraph } from './paragraphs.ts'
import { dateIn, endOfDays } from './time/days.ts'
import { latestPlanIn, planEnds, stagesIn, yearOfWork } from './time/years-in.ts'

/** What a document says of itself. */
export interface DocumentSaid {
  readonly kind: PolicyDocumentKind
  readonly title?: string
  readonly issuers: readonly string[]
  readonly number?: string
  readonly signed?: string
  readonly published?: string
  /** The last year that it plans for. */
  readonly horizon?: string
}

/** The facts of a document by which its sentences are read. */
export interface DocumentFacts extends DocumentSaid {
  readonly said: DocumentSaid
  /** The year that 今年 means. */
  readonly year?: number
  /** The first year of the five-year plan in its title, where it states no date. */
  readonly since?: number
  /** The last year of which an undated text tells as past. */
  readonly told?: number
  /** The year that its text bears (`yearBorneBy`), where it plans for none (2034年实施47项实事), or that of the work it sets out. */
  readonly bears?: number
  /** The years of its stages: 近期, 远期. */
  readonly stages: Readonly<Record<string, string>>
  /** The month, 1 to 12, in which it was signed or published. */
  readonly month?: number
  /** Whether it is a work report, of a government or of an office: a review of the past year, and a plan for its own year. */
  readonly isWorkReport: boolean
  /** Whether it is news of a plan that it names with its years at the beginning. */
  readonly isOfPlan: boolean
  /** Whether it lists deeds to be done for the people, one an item. */
  readonly isListOfDeeds: boolean
}

/** A document that both reviews and plans: 2032年工作总结和2033年工作计划. */
const reviewed =
  /(?:总结|回顾|情况)[\u4e00-\u9fa5\d“”]{0,3}(?:和|及|暨|与|、)[^，。]{0,16}(?:计划|打算|安排|思路|目标|要点)/
/** A heading of a review below which its plan for the next year stands: 三、下一步工作打算. */
const plansNext =
  /^(?:(?:19|20)\d\d ?年|明年|下一?步|下一?阶段|下一?年度?)[^，。]{0,8}(?:计划|打算|安排|思路|目标|要点|举措)/
/** The date of a page, on a short line near its beginning, or before its first words: 云溪日报 2031-05-20 15:33; 云溪新闻（20310520）; 2031-05-20 今早…. */
const bareDate =
  /(?<=^[^。，；\d\n]{0,30})(?:19|20)\d\d(?:[-/.] ?\d{1,2}[-/.] ?\d{1,2}|年 ?\d{1,2}月 ?\d{1,2})(?=日?[^。，；\n]{0,30}$)|^(?:19|20)\d\d-\d\d-\d\d(?= [\u4e00-\u9fa5])|(?<=^[^。，；\d\n]{0,30})(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d(?=[)）]?$)/m

/** The document's own number, on a line of its own or after its label; in a sentence the number is another document's. */
const ownNumber =
  /(?:^ ?|通知|[文字] ?号[:：| ]{1,3})([\u4e00-\u9fa5]{0,14}〔(?:19|20)\d\d〕 ?\d+ ?号)(?=[ |]{0,4}$|各)/m

/** The plan with years that a text about it names at its beginning: 《云溪市行动方案(2031—2033年)》已印发. */
const planNamed = /《([^》\n]{4,40}(?:19|20)\d\d ?年?[-—–~至到]+(?:19|20)\d\d[^》\n]{0,6})》/
/** Years of which a text tells as past: 截至2030年底; 2030年，浓度比2028年下降. */
const toldYears =
  /截[至止] ?((?:19|20)\d\d)|(?<![到至] ?)((?:19|20)\d\d) ?年(?:底|末)?，[^。；\n]{0,60}?(?:同比|比上年|比(?:19|20)\d\d|(?:下降|增长|达到)了|已)|((?:19|20)\d\d) ?年 ?\d{1,2} ?月 ?\d{1,2} ?日[^。；\n]{0,30}?(?:召开|举行|印发)/g

function toldIn(text: string): { readonly told?: number } {
  const told = [...text.matchAll(toldYears)].map((found) => Number(found[1] ?? found[2] ?? found[3]))
  return told.length > 0 ? { told: Math.max(...told) } : {}
}

/** A five-year plan in the first sentence, before any year: 省厅公布了“十六五”规划的目标. */
const beginsWithPlan =
  /^(?![^。\n]{0,160}(?:19|20)\d\d)[^。\n]{0,120}十[一二三四五六]五[”"]?(?:[^。\n]{0,4}规划|时期|期间)/

const printedYears =
  /(?<![比较自从由以于对〔] ?)((?:19|20)\d\d) ?年(?!代|远景|修订|版| ?\d{1,2} ?月(?: ?\d{1,2} ?日|\s*$))/gm

/**
 * The year that a text bears: the only one that it names, or the later of two that follow each other, unless it plans for a year (到2035年)
 * or tells of the last one as past.
 */
function yearBorneBy(text: string): number | undefined {
  if (/(?<!有效期[^，。；]{0,2})[到至] ?(?:19|20)\d\d ?年/.test(text)) return undefined
  const years = [...new Set([...text.matchAll(printedYears)].map((found) => Number(found[1])))].toSorted()
  const last = years.at(-1)
  if (last === undefined || years.length > 2 || last - years[0]! > 1) return undefined
  return [...text.matchAll(toldYears)].some((found) => Number(found[1] ?? found[2]) === last)
    ? undefined
    : last
}

/** Reads kind, title, number, dates and horizon, most of them from a document's beginning, some from all of its text. */
export function documentFacts(text: string, paragraphs: readonly Paragraph[]): DocumentFacts {
  const head = text.slice(0, 3000)
  const title = titleOf(text, paragraphs)
  const signed = dateIn(
    text,
    /(?=(?:19|20)\d\d ?年)(?<=(?:^|。)[^，。；\n]{0,60})(?:19|20)\d\d ?年 ?\d{1,2} ?月 ?\d{1,2} ?日(?=\s|[(（](?!含)|$|在[\u4e00-\u9fa5\s]{4,40}(?:会议|大会)上)/m,
  )
  const published =
    dateIn(
      head,
      /(?<=(?:公开日期|发布日期|生成日期|日期|时间)[:：|\s]{1,6})(?:19|20)\d\d[-/年. ]+\d{1,2}[-/月. ]+\d{1,2}/,
    ) ?? dateIn(text.slice(0, 400), bareDate)
  const number = ownNumber.exec(head)?.[1]!.replace(/ /g, '')
  const isWorkReport =
    reviewed.test(title ?? '') ||
    (/工作(?:总结|小结|汇报|情况)/.test(title ?? '') &&
      paragraphs.some((paragraph) => paragraph.level > 0 && plansNext.test(paragraph.title))) ||
    (/政府工作报告|向大会(?:报告政府工作|报告工作|作政府工作报告)/.test((title ?? '') + head.slice(0, 600)) &&
      /向大会|回顾|过去|[一五]年来/.test(head))
  const isList = listsDeeds(text, paragraphs)
  const kind = kindOfDocument(text, title ?? '', paragraphs, isWorkReport || isList)
  // The vision beyond a plan is not of its own year: 第十六个五年规划和2045年远景目标.
  const named = (title ?? '').replace(/(?:19|20)\d\d ?年?(?:远景|愿景|展望)/g, '')
  const dated = /(?:19|20)\d\d/.exec(signed ?? published ?? number ?? named)?.[0]
  const year = Number(dated ?? NaN)
  const about = kind === 'news' || kind === 'other' ? (planNamed.exec(text.slice(0, 300))?.[1] ?? '') : ''
  const planned =
    (isWorkReport ? dated : undefined) ??
    horizonOf(title ?? about, text) ??
    lastStage(text, year) ??
    endOfDays(text)
  const isOfAims = kind !== 'rule' && kind !== 'report'
  const latest = latestPlanIn(text)
  const borne =
    planned === undefined && !isWorkReport && isOfAims && !beginsWithPlan.test(text)
      ? yearBorneBy(text)
      : undefined
  const only = borne !== undefined && !(borne >= Number(latest)) ? borne : undefined
  const bears = only ?? (isOfAims && Number.isNaN(year) ? yearOfWork(paragraphs) : undefined)
  const ofLatest = Number.isNaN(year) && isOfAims ? latest : undefined
  const horizon = planned ?? only?.toString() ?? ofLatest
  const plan = /十([一二三四五六])(?:五|个五年)/.exec(title ?? '')?.[1]
  const since = plan && Number(planEnds[plan]) - 4
  const said = {
    kind,
    ...(title && { title }),
    issuers: issuersOf(title ?? '', text),
    ...(number && { number }),
    ...(signed && { signed }),
    ...(published && { published }),
    ...(horizon && { horizon }),
  }
  return {
    ...said,
    said,
    isWorkReport,
    isListOfDeeds: isList || /实事/.test(title ?? ''),
    isOfPlan: kind === 'news' && about !== '',
    stages: stagesIn(text),
    ...(bears && { bears }),
    ...(Number.isNaN(year) ? { ...toldIn(text), ...(since && { since }) } : { year }),
    ...((signed ?? published) && { month: Number((signed ?? published)!.slice(5, 7)) }),
  }
}

function titleOf(text: string, paragraphs: readonly Paragraph[]): string | undefined {
  const head = text.slice(0, 3000)
  const first = text.trimStart().split('\n', 1)[0]!.trim()
  // A notice of results names in its first sentence the plan that it reports on.
  if (first.length <= 60 && /(?:通报|公报)$/.test(first)) return first
  const quoted =
    /印发[^《\n]{0,12}《([^》\n]{4,60})》/.exec(head)?.[1] ??
    /现将《([^》\n]{4,60})》/.exec(head)?.[1] ??
    /《([^》\n]{4,60})》(?:已经|业经)[^。\n]{0,40}印发/.exec(head)?.[1]
  if (quoted) return quoted
  const lines = paragraphs
    .slice(0, 25)
    .map(({ start, end, level }) => (level === 0 ? text.slice(start, end).trim() : ''))
    // A row of a table is no title.
    .map((line) => (/\t\S.*\t\S|\S ?\| ?[^\s|][^|]*\| ?[^\s|]/.test(line) ? '' : line))
  const isNamed = (line: string) =>
    line.length >= 4 &&
    line.length <= 70 &&
    (planWords.test(line) || ruleWords.test(line) || resultWords.test(line) || /政府工作报告/.test(line))
  // A short line such as 规划计划 or 计划总结 is the category of the website.
  const isCategory = (line: string) => line.length <= 4
  // A line among figures, such as 全年计划新增, is no title any more.
  const counted = (line: string) => !isNamed(line) && /\d ?(?:[%％万亿个家所座项]|公里)/.test(line)
  const place = lines.findIndex(
    (line, at) =>
      isNamed(line) &&
      !isCategory(line) &&
      // A question is no title, nor is a sentence.
      !/[。；]|[?？]$/.test(line) &&
      lines.slice(0, at).filter(counted).length < 3,
  )
  // A text in a single line begins with its title.
  if (place < 0) return /^[\u4e00-\u9fa5、 ]{2,60}?关于[^，。；\n]{4,60}?的通知/.exec(text.trimStart())?.[0]
  // The years may be on a line of their own.
  const years =
    /^[(（〔](?:19|20)\d\d ?年?[-—–~至到]+(?:19|20)\d\d ?年?[)）〕]$/.exec(lines[place + 1] ?? '')?.[0] ?? ''
  return `${lines[place]!.replace(/^.*名 ?称[:：]? ?\|? ?/, '').replace(/ ?\|\s*$/, '')}${years}`
}

function issuersOf(title: string, text: string): string[] {
  const of =
    /([\u4e00-\u9fa5]{2,20}(?:人民政府办公[厅室]|人民政府|办公[厅室]|委员会|管理局|信息化[厅局]|改革委|局|厅|委))关于印发/.exec(
      text.slice(0, 1500),
    )
  return of ? [of[1]!] : (/^([\u4e00-\u9fa5]{2,12}人民政府)关于/.exec(title)?.slice(1, 2) ?? [])
}

/** The last year of 2023—2025年, 2025 of 十四五, else the year in the title, else the one that most sentences plan for. */
function horizonOf(title: string, text: string): string | undefined {
  const spans = [...title.matchAll(/((?:19|20)\d\d) ?年?(?:-|—|–|~|至|到)((?:19|20)\d\d)/g)].map(
    (span) => span[2]!,
  )
  if (spans.length > 0) return spans.at(-1)
  const plan = /十([一二三四五六])(?:五|个五年)/.exec(title)?.[1]
  if (plan) return planEnds[plan]
  const single = title
    .match(/(?:19|20)\d\d(?= ?年)/g)
    ?.toSorted()
    .at(-1)
  if (single) return single
  return goalYear(text)
}

/** The last of the years that open clauses, from the document's own on: 2031年，…；2033年，全面建成…. */
function lastStage(text: string, year: number): string | undefined {
  const stages = [...text.matchAll(/(?:^|[。；：])\s{0,4}((?:19|20)\d\d) ?年(?:底|末)?，/gm)].map(
    (found) => found[1]!,
  )
  return stages
    .filter((named) => Number(named) >= year)
    .toSorted()
    .at(-1)
}

/** The year that most sentences plan for, where the title names none: 到2025年. */
function goalYear(text: string): string | undefined {
  const named = [
    ...text.matchAll(
      /(?<!截[至止]? ?)(?:到|至)? ?((?:19|20)\d\d) ?年(?:底|末)?(?:前)?(?=[,，、]|[^\d月]{0,3}(?:全|实现|力争|建成|达到|主要目标))/g,
    ),
  ]
    .filter((found) => /^[到至]/.test(found[0]) || /底(?!前)/.test(found[0]))
    .map((found) => found[1]!)
  const counted = [...Map.groupBy(named, (year) => year)].toSorted(([, a], [, b]) => b.length - a.length)
  return (
    counted[0]?.[0] ??
    /((?:19|20)\d\d) ?年(?:，?[^，。；\d]{0,8})(?:计划|将|拟|要(?!求))/.exec(text)?.[1] ??
    planEnds[/[到至][“"]?十([一二三四五六])五[”"]?(?:期)?末/.exec(text)?.[1] ?? '']
  )
}
