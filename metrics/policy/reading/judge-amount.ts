import type { FigureReason } from './policy-reading.ts'
import type { PrintedAmount } from './amounts.ts'

/** Verbs that commit, or reach: between them and the figure stands at most a noun. */
const verbs =
  /建成|建设|打造|培育|形成|推广|引育|引进|新建|新增|新开通|新开工|开通|完成|实施|推动|达到|达|突破|超过|超|提高|提升|增长|增加|增至|提升至|降低|降至|下降|减少|控制|保持|稳定|实现|开展|开放|上线|选树|认定|创建|建立|发展|组织|覆盖|安装|落地|落实|梳理|制定|制修订|发布|推出|遴选|支持|扶持|改造|部署|布局|集聚|招引|吸引|培养|培训|孵化|举办|扩大|拓展|争取|力争|推进|新培育|不低于|不少于|不超过|高于|守住|新认定|累计|优化|建构|谋划|申报|转化|投入|推动上线|做好|归集|治理|汇聚|接入|整治|抚育|提速|做强|壮大/

const money =
  /补贴|补助|加计扣除|奖励|资助|罚款|处以|给予|收费|缴|税率|免征|减按|报销|贷款|贴息|工资标准|每人每|每月|每个最高|一次性|最高不超过|最长|有效期|赔偿|补偿|起征|标准为/
const parts =
  /^(?:大|个|项|条|类|方面|位一体)?(?:方面|部分|任务|措施|条款|工作任务|政策|重点工程|专项行动|附件|章节|内容|环节|步骤|原则|主要指标|具体举措|举措)/

/**
 * Why a figure in a passage about the future is no target; undefined where it is one. `before` and `after`: its clause on
 * either side; `beyond`: what follows it, whatever the clause.
 */
export function reasonAgainst(
  amount: PrintedAmount,
  before: string,
  after: string,
  beyond: string,
): FigureReason | undefined {
  const isPercent = /%|百分点/.test(amount.unit)
  if (amount.vague) return 'past'
  if (
    /[从由][^，。；]{0,20}$/.test(before) &&
    /^[^，。；]{0,8}?(?:提|增|升|降|扩|减)[高升加长大低少]?(?:到|至)/.test(after)
  )
    return 'base-value'
  if (/预计/.test(before) && !/力争|目标|确保/.test(before)) return 'forecast'
  if (money.test(before) || (money.test(after.slice(0, 14)) && /元|%/.test(amount.unit))) return 'entitlement'
  if (parts.test(after)) return 'part-of-document'
  if (/比(?:上年|去年|同期)|较(?:上年|去年|20)|同比|环比/.test(before.slice(-14))) return 'comparison'
  if (/基础上|以来/.test(beyond)) return 'past'
  if (amount.unit === '' && !isBareMeasure(amount, before)) return 'name'
  if (!isPercent && countsKinds(amount, before, after)) return 'threshold'
  return undefined
}

/** An index, a ratio without a unit (PUE), or a number that a comparator makes a figure. */
function isBareMeasure({ before: comparator, after }: PrintedAmount, before: string): boolean {
  return (
    after !== '' ||
    /达到|突破|超过|不低于/.test(comparator) ||
    /指数|PUE|强度|倍|系数|值|评分|率|户数|排名|满意/.test(before.slice(-16))
  )
}

/** 营业收入超10亿元的供应商, 20户以上自然村: what kind of things are meant, not how many. */
function countsKinds(amount: PrintedAmount, before: string, after: string): boolean {
  if (!/^(?:的|及|且|规模的|级)?[\u4e00-\u9fa5A-Z]/.test(after)) return false
  if (!verbs.test(before.slice(-40))) return true
  const measured = /收入|产值|流量|面积|投资|人口|规模|年限|价格|速率|用户|体积|容量|营收|资金|注册/
  if (/^的/.test(after) && measured.test(before.slice(-10))) return true
  return amount.after !== '' && /户|人|级/.test(amount.unit) && /^的?(?:自然村|行政村|景区|企业)/.test(after)
}
