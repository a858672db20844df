import type { PrintedAmount } from './amounts.ts'

const kinds =
  '(?:任务|措施|举措|条款|政策|专项行动|行动|重点工程|工程|附件|章节|内容|环节|步骤|原则|指标|方面|部分|方向|维度|板块|领域|大类|类别|体系|改革|条|清单|抓手|要点)'
const parts = new RegExp(
  `^(?:大|个|项|条|类|方面|位一体)?(?:的)?(?:具体|主要|重点|重大|重要|工作|政策|改革|支持|核心|关键|细分|专项|预期性|约束性|量化)*(?:方面|部分|维度|阶段|任务|措施|举措|条款|政策|附件|章节|内容|环节|步骤|原则|指标|板块|体系|机制|专项行动|[\\u4e00-\\u9fa5]{0,6}重点工程|子规划|子方案|子任务|部门)`,
)
/** The number of aims themselves: 1个总体目标, 3条主线. */
const aims = /^(?:总体|发展|分项|具体|主要|总)*(?:目标(?!企业|客户|人群|值)|抓手|主线|定位)/
const partsOf = new RegExp(`^(?:大)?(?:(?:重点|主要|具体|重大|专项)*${kinds}|[\\u4e00-\\u9fa5]{2,4}任务)`)
/** The number of listed things: 制造、能源等9个领域. */
const fields = /^(?:重点|细分|关键|新兴)*(?:领域|行业|方面|大类|类别|方向|环节|赛道)/
/** The listed members of a whole: 建设包括甲、乙4个领域. */
const enumerated = /(?:包括|包含|涵盖)[^，。；、]*、[^，。；]*$/
const listing =
  /(?:包括|包含|涵盖|内含|提出|明确|确定|部署|安排|分为|围绕|聚焦|从|设置|共有?|共计|以)[^，。；]{0,14}$|[一二三四五六七八九十]大[^，。；]{1,8}[和、及与]$/

/** The number of the deeds themselves, and that of tasks: 实施47项民生实事, 具体任务94项. */
const ofDeeds = /^[\u4e00-\u9fa5]{0,4}实事/
/** What is done to such things is an aim: 取消证明事项30项. */
const acted = /(?:取消|精简|压减|减少|下放|清理)[^，。；]{0,12}$/
const tasks = /(?:任务|措施|举措|事项)$/

/** A count that a title bears in brackets: 经济发展类目标（13个）. */
const inBrackets = { before: /[(（](?:[^()（）]{0,12}共)?$/, after: /^[)）]/ }

/** The numbers of projects of each class, and of all of them: (项目6个，其中基建类5个、服务类1个); 共57个，分为两类. */
const ofClass = /(?:[(（](?:项目|任务|事项)|类)$/
const divided = /^，(?:分为|包括|涵盖|涉及)/

/** The members of a board: 由各市各派1名代表组成. */
const members = { before: /各派?$/, after: /^[\u4e00-\u9fa5]{0,6}组成/ }

/** What makes up a layout: 1个中心、3个分平台的布局. */
const layout = /^[^，。；]{0,40}的(?:总体|空间|发展|产业)?(?:布局|格局|架构)(?=[，。；]|$)/
/** The listed means of a deed: 通过建设甲网、乙网等4张网. */
const means = /^[^，。；\d]{0,4}通过[^，。；\d]{4,80}等$/

/** Whether a figure counts parts of the document, or the things that it lists: 29项工作任务, 制造、能源等9个领域. */
export function isPartOfDocument(
  { unit }: PrintedAmount,
  before: string,
  after: string,
  beyond: string,
): boolean {
  if (/^[名人]$/.test(unit) && members.before.test(before) && members.after.test(after)) return true
  if (/^[项个件]$/.test(unit) && ofClass.test(before) && /^(?:[、，。；)）]|$)/.test(after)) return true
  if (/^[项个件]$/.test(unit) && /^共(?:计|有)?$/.test(before.trim()) && divided.test(beyond)) return true
  if (/^[项条]$/.test(unit) && /^共(?:计|有)?$/.test(before.trim()) && /^[，。；]?$/.test(after)) return true
  if (inBrackets.after.test(after) && inBrackets.before.test(before))
    return /^[项个条类]$/.test(unit) || /共$/.test(before)
  if (/(?:(?:指标|做法)|方面、?|(?:项目|任务|事项)总?数(?:增加)?)$/.test(before) && /^[项个]$/.test(unit))
    return true
  // 分目标、任务、保障3部分40条.
  if (/^[条项]$/.test(unit) && /\d ?(?:个)?(?:部分|方面|章|篇)(?:共)?$/.test(before)) return true
  if (/^项$/.test(unit) && /(?:公布|确定|发布|梳理|推出)[^，。；]*项目$/.test(before) && after === '')
    return true
  if ((/等$/.test(before) || enumerated.test(before)) && fields.test(after)) return true
  if (/^[，。；]?$/.test(after) && /^[类种]$/.test(unit) && listing.test(before)) return true
  if (/^[，。；]?$/.test(after) && /^[项条]$/.test(unit) && /提出$/.test(before)) return true
  if (/^类$/.test(unit) && /^\d{1,3} ?项/.test(after)) return true
  if (
    /^[项件]$/.test(unit) &&
    (ofDeeds.test(after) || (tasks.test(before) && !acted.test(before) && /^[，。；]?$/.test(after)))
  )
    return true
  if (/^[项大]$/.test(unit) && /^(?:重大|重点|专项)工程(?=[，。；]|$)/.test(after) && /实施$/.test(before))
    return true
  if (/^[个条大项张类]$/.test(unit) && (layout.test(after) || means.test(before))) return true
  if (/^[篇章节]$/.test(unit) && /(?:设|分)$/.test(before)) return true
  if (/(?:整合|归并|打包|划分|细分|分解|区分|分)(?:为|成)$/.test(before)) return true
  if (
    (!/%|百分点/.test(unit) && parts.test(after)) ||
    (!/[户亩套座人吨元米里]$/.test(unit) && listing.test(before) && partsOf.test(after))
  )
    return true
  return /^[个项条类]$/.test(unit) && aims.test(after)
}

/** Whether a figure goes on to count what the document asks for: 启动10项任务，实施144个重大项目. `behind`: the reason against the one before. */
export function continuesParts({ unit }: PrintedAmount, after: string, behind: string | undefined): boolean {
  return (
    behind === 'part-of-document' && /^[个项]$/.test(unit) && /^重[点大](?:建设)?(?:项目|工程)/.test(after)
  )
}
