import type { Paragraph } from './paragraphs.ts'
import { isPoint } from './time/announcements.ts'

/** The kind of a document: plans contain targets; rule texts, results and announcements have none, or hardly any. */
export type PolicyDocumentKind = 'plan' | 'rule' | 'report' | 'news' | 'other'

export const planWords =
  /规划|计划|方案|要点|意见|措施|纲要|行动|目标|安排|部署|打算|思路|举措|路线图|(?:若干|支持|扶持)[\u4e00-\u9fa5]{0,4}政策|任务(?:分工|分解|清单|书|的通知|$)|实事项目(?!实施|推进|进展|建设)|民生实事$/
export const ruleWords = /(?:办法|条例|细则|规定|规则|指南|规程|章程|标准)(?:[》(（]|的通知|$)/
export const resultWords =
  /公报|统计(?!局|部门|学|口径|制度|监测指标)|(?:超额|圆满|提前|顺利|如期)完成|完成情况|进展情况|汇总|成效|总结|通报|白皮书|评估报告|表彰|发展报告|运行情况|情况的?(?:报告|汇报)$|已(?:经|全部|基本)?完成|做了(?:哪些|什么)|成绩单|半年报/
/** Titles of calls to apply, of lists of the chosen, and of instructions for those concerned: their figures are conditions. */
const noticeWords =
  /(?:申报|推荐|评选|评审|征集|认定|验收|招聘|招考|招录|招生|报名|考试|采购|招标|办事|服务|评价|创建)[\u4e00-\u9fa5]{0,8}(?:的?(?:公告|启事|须知|简章|通告)|要求|条件)$|(?:申报|推荐|评选|评审|征集)[\u4e00-\u9fa5]{0,6}的通知$|(?:公示|启事|须知|告诫函|预案|(?:评分|计分|打分)表)(?:[(（]|$)/
const newsWords =
  /近日|记者|今天[(（]|昨天[(（]|眼下|据介绍|表示，|新闻联播|据悉|据了解|本报讯|发布会|日前|数据显示|报告显示/
/** Words of a text about a plan or its results: 就《…方案》答记者问. */
const interviews = /答记者问|问答实录|新闻发布会|吹风会|政策解读|专访/
const questions = /(?:^|[\n。？])(?:问|记者)[：:]/g
/** The beginning of a news agency's or station's report, before any heading. */
const bylines =
  /^[^。\n]{0,6}(?:[\u4e00-\u9fa5]{2,4}网消息|(?:新华社|中新社|中新网|人民网|本报)[^。\n]{0,24}[电讯])/m

/** Words of aims: a text with many comparisons and none of these reports results. */
const aimsSomewhere = /力争|确保|(?:预期|主要|总体|工作)目标|目标(?:是|为|任务)|到(?:19|20)\d\d ?年/

/** The beginning of a review whose title a converter ran into its text: 某局2031年工作总结2031年是…. */
const reviewsAtOnce =
  /^\s*[^，。；\n\d]{0,16}(?:\d{4}|[\dx]{4})年度?工作(?:总结|小结|汇报)(?![\u4e00-\u9fa5]{0,3}(?:和|及|暨|与|、))/i

/** The kind of a document, by its articles, its title, and the words of its sentences. */
export function kindOfDocument(
  text: string,
  title: string,
  paragraphs: readonly Paragraph[],
  isSurelyPlan: boolean,
): PolicyDocumentKind {
  const articles = text.match(/(?:^|\n|\s)第[一二三四五六七八九十百]+条/g)?.length ?? 0
  if (articles >= 5 && !isPlanInArticles(title, text)) return 'rule'
  if (isSurelyPlan || /政府工作报告/.test(title)) return 'plan'
  if (noticeWords.test(title) || noticeWords.test(firstLine(text))) return 'rule'
  if (ruleWords.test(title) && !/实施方案|行动计划/.test(title)) return 'rule'
  // A report on how goals were set.
  if (/目标/.test(title) && /(?:目标|指标)(?:任务)?(?:设定|设置)/.test(text.slice(0, 600))) return 'plan'
  if (resultWords.test(title) && !/[将拟]/.test(title)) return 'report'
  if (reviewsAtOnce.test(text) || (/实事/.test(title) && /完成情况[:：]/.test(text))) return 'report'
  if (isPressText(text, title, paragraphs)) return 'news'
  if (
    planWords.test(title) ||
    paragraphs.some(({ level, title }) => level > 0 && /目标|主要任务|重点任务/.test(title))
  )
    return 'plan'
  if ((text.match(/同比|比上年|环比|以来累计/g)?.length ?? 0) >= 5 && !aimsSomewhere.test(text))
    return 'report'
  // A table of indicators that bind or are anticipated is part of a plan.
  if ((text.match(/(?:约束|预期)性/g)?.length ?? 0) >= 3) return 'plan'
  if (newsWords.test(text.slice(0, 600))) return 'news'
  return isPart(text) ? 'plan' : 'other'
}

/** Whether a text in articles is a plan: its title says so, and it has a table of binding and anticipated indicators. */
function isPlanInArticles(title: string, text: string): boolean {
  return /规划(?:文本)?(?:[(（][^()（）]*[)）])?$/.test(title) && /(?:预期|约束)性/.test(text)
}

/** The first line of a text where it is short enough for a title, otherwise nothing. */
function firstLine(text: string): string {
  const line = text.trimStart().slice(0, 70).split('\n', 1)[0]!.trim()
  return line.length <= 60 && !/[。；]/.test(line) ? line : ''
}

const deedsDone = /完成情况|进展情况|取得[^，。；]{0,6}成效|圆满完成|全面完成/

/** Whether a text lists the deeds that a government is going to do for the people: 2034年度民生实事项目：1.…, 2.…. */
export function listsDeeds(text: string, paragraphs: readonly Paragraph[]): boolean {
  return (
    /实事/.test(text.slice(0, 400)) &&
    !deedsDone.test(text) &&
    paragraphs.filter(({ level, start }) => level > 0 || isPoint(text.slice(start, start + 8))).length >= 4
  )
}

/** Words by which a text tells what was done. */
const doneWords = /已|截[至止]|以来|同比|比上年|上半年|去年|[了](?=[，。；\d])|取得/

/**
 * Whether a text without a head is a part of a plan: many of its sentences call for deeds, and hardly any tells what was done.
 */
function isPart(text: string): boolean {
  // A box of a plan tells its projects: 专栏3 重点工程.
  if (/^\s*专栏 ?\d/.test(text)) return true
  const sentences = text.split(/[。\n]/).filter((words) => words.trim().length > 3)
  // Items that say what shall be reached: ——服务水平显著提升。达标率达到85%.
  const items =
    text.match(/^ {0,4}(?:--|——)[^。\n]{4,30}(?:提升|提高|增强|改善|加强|加快|优化|降低)。/gm)?.length ?? 0
  if (items >= 3 && !/已|截[至止]|以来|同比|比上年|上半年|去年/.test(text)) return true
  const called = sentences.filter((words) => calledFor.test(words.trim())).length
  const done = sentences.filter((words) => doneWords.test(words)).length
  return called >= 3 && called * 3 >= sentences.length && done * 4 <= called
}

const calledFor =
  /^(?:建设|加快|推[进动]|实施|完善|加强|提升|优化|健全|强化|打造|构建|培育|扩大|深化|开展|全面|大力|积极|稳步|着力|严格|支持|鼓励|引导|统筹|提高|促进|落实|建立|制定|组织|发展|坚持|探索|创新|规范|做好)/

/** Whether a text is an interview or an agency's report, whatever plan its title names. */
function isPressText(text: string, title: string, paragraphs: readonly Paragraph[]): boolean {
  const head = text.slice(0, 400)
  const opening = text
    .trimStart()
    .slice(0, 120)
    .split(/[\n。]/, 1)[0]!
  if (interviews.test(title) || interviews.test(opening)) return true
  if ((text.match(questions)?.length ?? 0) >= 3) return true
  return bylines.test(head) && paragraphs.every(({ level }) => level === 0)
}
