import type { FigureReason } from '../policy-reading.ts'
import type { PrintedAmount } from './amounts.ts'
import { isLastingRule, neededWords } from './lasting-rules.ts'
import type { Tense } from '../time/tense.ts'

/** Verbs that commit to a figure or reach it, with at most a noun between. */
export const verbs =
  /建成|建设|打造|培育|形成|推广|引育|引进|新[建增设获开]|再[建增推创打开]|开通|完成|实施|推动|达到|达|突破|超过|超|提高|提升|增长|增加|增至|降低|降至|下降|减少|控制|保持|稳定|实现|开展|开放|上线|选[树派育择]|筛选|认定|认证|创建|争创|建立|发展|组织|组建|设立|成立|覆盖|安装|落地|落实|梳理|制定|制修订|修订|编制|发布|推出|遴选|评选|支持|扶持|改造|改建|扩建|改扩建|部署|布局|集聚|招引|吸引|吸纳|培养|培训|孵化|举办|承办|扩大|拓展|争取|力争|推进|不低于|不少于|不超过|高于|守住|累计|优化|谋划|储备|申报|转化|转移|投入|投放|投产|投用|投运|竣工|开工|并网|做好|归集|治理|汇聚|接入|整治|抚育|提速|做强|壮大|拿出|统筹|筹措|列支|关停|淘汰|压减|化解|消除|打通|盘活|整合|筹集|交付|发放|推介|带动|安置|救助|帮助|帮扶|安排|提供|采购|配备|配建|铺设|敷设|启动|升级|更新|修复|修建|营造|造林|种植|播种|生产|出口|进口|开设|开办|开发|研发|攻克|入库|纳统|升规|上规|新入规|增补|扩充|受理|选拔|资助|指导|鼓励|引导|参加|筹建|加强|[迈跨跃][上入]/

/** Words beside a figure by which somebody gets, pays or must do so much. */
const paid =
  /补贴|补助|加计扣除|奖励|奖补|资助|罚款|处以|给予|收费|缴纳|缴费|税率|免征|减按|报销|贴息|工资标准|每人每|每月|每个最高|每家最高|最高|一次性(?:给予|补|奖|资)|起征|标准为|赔偿|补偿|救助金|(?:支持|资助|补助)(?:金额|额度|限额)/
/** Such words with a single receiver: 单项支持不超过80万元. */
const paidEach =
  /单(?:个|家|项|笔|户|体|次|台)[^，。；]{0,12}(?:支持|补|奖|资助|价格|额度|贷款|限额|不超过|不高于)[^，。；]{0,8}$/
const paidBehind =
  /^(?:的)?(?:一次性)?(?:以内的?)?(?:资金)?(?:补贴|补助|奖励|奖补|资助|罚款|贴息|补偿|赔偿|扣除|给予)/
const limits = /(?:最长|有效期|时限|期限)(?!.*(?:压减|压缩|缩短))/

const kinds =
  '(?:任务|措施|举措|条款|政策|专项行动|行动|重点工程|工程|附件|章节|内容|环节|步骤|原则|指标|方面|部分|方向|维度|板块|领域|大类|类别|体系|改革|条|清单|抓手|要点)'
const parts = new RegExp(
  `^(?:大|个|项|条|类|方面|位一体)?(?:的)?(?:具体|主要|重点|重大|工作|政策|改革|支持|核心|关键|细分|专项|预期性|约束性|量化)*(?:方面|部分|维度|任务|措施|举措|条款|政策|附件|章节|内容|环节|步骤|原则|指标|板块|专项行动|[\\u4e00-\\u9fa5]{0,6}重点工程|子规划|子方案|子任务|部门)`,
)
const partsOf = new RegExp(`^(?:大)?(?:重点|主要|具体|重大|专项)*${kinds}`)
/** The number of listed things: 制造、能源等9个领域. */
const fields = /^(?:重点|细分|关键|新兴)*(?:领域|行业|方面|大类|类别|方向|环节|赛道)/
const listing =
  /(?:包括|包含|涵盖|内含|提出|明确|确定|部署|安排|分为|围绕|聚焦|从|设置|共有?|共计|以)[^，。；]{0,14}$|[一二三四五六七八九十]大[^，。；]{1,8}[和、及与]$/

/** Phrases on how often the responsible organisations meet. */
const routine =
  /每(?:半年|年度?|季度?|月|周)[^，。；]{0,4}(?:调度|通报|报告|召开|会商|督查|会议)(?:不少于|不低于|至少)?$/

/** The cost of a project describes it rather than an aim: 项目总投资45亿元，占地…. */
const cost = /^(?:[^，。；]{0,24}项目)?(?:计划|估算|预计)?总投资(?:额|规模)?(?:约|为|达到?|超过?|近)?$/

/** The size of a project describes it too: 其中市区段主线长12公里，设计时速120公里. */
const extent = /(?:全长|(?:主线|路线|线路|[段桥隧线])长|设计[速时][度速])度?(?:为|达|约)?$/

/** A phrase that tells which things are meant: 今年计划开工的6个项目进展顺利. */
const meant = /(?:计划|拟)[^，。；]{0,10}的$/

/** A thing for which somebody is responsible exists already: 落实全市80万亩公益林的管护责任. */
const answeredFor = /^[^，。；]{0,20}的[^，。；]{0,8}(?:责任|义务)/
/** A thing that is looked after exists already: 加强松林等25个功能区的保护和管理. */
const lookedAfter = {
  before: /(?:加强|强化)[^。；]{0,40}等$/,
  after: /^[^，。；]{0,20}的(?:保护|管理|监管|管护)/,
}

/** The number of kinds of people: 等6类困难群体. */
const whom = /^[\u4e00-\u9fa5]{0,6}(?:群体|人群|人员|对象|情形)/

const others = '(?:上年|去年|同期|全国|全省|全市|世界|平均|规划|年度|国家|预期|计划|20\\d\\d ?年)'
const compared = new RegExp(
  `(?:(?<![占对配])比|较|同比|环比)(?:${others})?(?:增|减|提|降|升|下|上|净|多|少|高|低)[^，。；]{0,8}$|(?:高于|低于|优于|好于|超出|高出|快于)${others}[^，。；]{0,10}$`,
)

/**
 * The reason why a figure in a passage about the future is no target; undefined where it is one. `before` and `after`: its clause on
 * either side; `beyond`: the text after it, across clauses; `told`: the tense of its clause and its sentence.
 */
export function reasonAgainst(
  amount: PrintedAmount,
  before: string,
  after: string,
  beyond: string,
  told: {
    readonly tense: Tense | undefined
    readonly aimed: boolean
    readonly guessed: boolean
    /** Whether it is the first figure of its sentence. */
    readonly isFirst: boolean
    /** The reason why the figure before it in its sentence is no target. */
    readonly behind: FigureReason | undefined
    /** Whether that figure is a target in the same unit: 支持300名人才出国，1000名人才进修. */
    readonly goesOn: boolean
  },
): FigureReason | undefined {
  const isPercent = /%|百分点/.test(amount.unit)
  const isGrowth = isPercent || amount.unit === '倍'
  if (amount.vague && !(told.tense === 'future' && verbs.test(before.slice(-40)))) return 'past'
  if (
    /[从由][^，。；]{0,20}$/.test(before) &&
    /^[^，。；]{0,8}?(?:提|增|升|降|扩|减|跃|跨|迈)[高升加长大低少入上]?(?:到|至|为)/.test(after)
  )
    return 'base-value'
  if (told.guessed || (/预计/.test(before) && !told.aimed)) return 'forecast'
  if (isPaid(amount, before, after)) return 'entitlement'
  if (isTimeLimit(amount, before)) return 'time-limit'
  if (isLastingRule(amount, before, after, told.aimed)) return 'no-commitment'
  if (neededWords.test(before)) return 'forecast'
  if (
    /(?:(?:指标|做法)|方面、?|(?:项目|任务|事项)总?数(?:增加)?)$/.test(before) &&
    /^[项个]$/.test(amount.unit)
  )
    return 'part-of-document'
  if (/等$/.test(before) && fields.test(after)) return 'part-of-document'
  if (/[(（]共$/.test(before) && /^[)）]/.test(after)) return 'part-of-document'
  if ((!isPercent && parts.test(after)) || (listing.test(before) && partsOf.test(after)))
    return 'part-of-document'
  // A figure may be a condition: 未完成任务80%的，约谈; 自然村（20户以上）.
  if (/^的[，,；;]/.test(after) || (amount.after !== '' && /[(（]$/.test(before) && /^[)）]/.test(after)))
    return 'threshold'
  if (/^[(（]含[^()（）]{0,4}[)）]的?[\u4e00-\u9fa5]/.test(after)) return 'threshold'
  if (/抽[查取样测检]$|满$|占地(?:面积)?(?:约)?$/.test(before)) return 'threshold'
  // A figure may be a rank: 进入全省前10位.
  if (/前$/.test(before) && /^[位名强]?$/.test(amount.unit)) return 'comparison'
  if (/^[“"][\d+X]+[”"]/.test(after) || isSlogan(before, after)) return 'name'
  if (
    compared.test(before.slice(-24)) &&
    !(
      isGrowth &&
      told.tense === 'future' &&
      /增长|增加|提高|提升|下降|降低|减少|压减|压缩/.test(before.slice(-6))
    )
  )
    return 'comparison'
  if (/^[^。]*(?:基础上|以来)/.test(beyond)) return 'past'
  if (extent.test(before) || answeredFor.test(after)) return 'no-commitment'
  if (lookedAfter.before.test(before) && lookedAfter.after.test(after)) return 'no-commitment'
  if (!isPercent && meant.test(before)) return 'no-commitment'
  if (cost.test(before) && ((told.isFirst && !told.aimed) || told.behind === 'no-commitment'))
    return 'no-commitment'
  if (amount.unit === '次' && routine.test(before.slice(-16))) return 'no-commitment'
  if (amount.unit === '' && !isBareMeasure(amount, before)) return 'name'
  if (isKind(before, after) || isFirstOfKind(amount, before, after)) return 'threshold'
  if (/^[类种]$/.test(amount.unit) && whom.test(after)) return 'threshold'
  if (
    !isPercent &&
    !(told.goesOn && /(?:^|[、和及与等])$/.test(before)) &&
    countsKinds(amount, before, after, told.aimed)
  )
    return 'threshold'
  return undefined
}

/**
 * The doubt about a target, for a person to decide: money that is granted is a means, and sometimes an aim; 达到55亿元，力争58亿元 are two values
 * of one target, of which a plan takes one. `goesOn`: whether the figure before it is of the same indicator in the same unit.
 */
export function doubtOf({ unit }: PrintedAmount, before: string, goesOn: boolean): string | undefined {
  if (goesOn && /力争|争取/.test(before)) return '与前一个数是同一项目标，这是力争的值，计划里只取一个'
  return /元$/.test(unit) && /专项资金|财政|预算|经费/.test(before.slice(-24))
    ? '写的是安排的资金，是否作为目标请核对'
    : undefined
}

/** Whether somebody gets or pays the figure: 补贴50万元, 按80%给予补贴. 新增贷款1000亿元 and 补贴性培训3万人 are aims. */
function isPaid({ unit }: PrintedAmount, before: string, after: string): boolean {
  if (limits.test(before.slice(-8)) && !/压[减缩]|缩短/.test(before.slice(-20))) return true
  if (/^(?:以上)?[^，。；]{0,16}罚款/.test(after)) return true
  if (!/元|%/.test(unit)) return false
  // A share may divide a sum: 服务费的70%用于薪酬分配，30%用于统筹.
  if (unit === '%' && /^(?:以上)?用于[^，。；]{0,24}(?:薪酬|分配|统筹|奖励)/.test(after)) return true
  return (
    paidEach.test(before.slice(-24)) ||
    (unit === '%' && /按照?(?![时期需质])[^，。；]{1,14}的$/.test(before.slice(-18))) ||
    (paid.test(before.slice(-16)) &&
      !/新增|(?<!给予)累计|完成|(?<!实际|总|设备|研发)投入[^，]{0,4}$/.test(before.slice(-12))) ||
    paidBehind.test(after)
  )
}

/** Whether the figure is the speed of a service, not a result: 审批时限压缩至3天. 平均候诊时间 and 优良天数 are measures, 平均时限 is none. */
function isTimeLimit({ unit }: PrintedAmount, before: string): boolean {
  return (
    /^(?:个?工作日|天|小时|分钟)$/.test(unit) &&
    !/天数[^，。；]{0,6}$|平均(?![^，。；]{0,8}时限)[^，。；]{1,12}$/.test(before)
  )
}

/** Whether the figure belongs to a slogan or a name: “3个100万”, “十项重大工程”, 3人制. */
function isSlogan(before: string, after: string): boolean {
  return /^制/.test(after) || (/“[^“”]{0,8}$/.test(before) && /^[^“”]{0,8}”/.test(after))
}

/** Whether a figure without a unit is a measure: an index, a ratio (PUE), or a number with a comparator. */
function isBareMeasure({ before: comparator, after }: PrintedAmount, before: string): boolean {
  return (
    after !== '' ||
    /达到|突破|超过|不低于|不高于|不超过/.test(comparator) ||
    /指数|PUE|强度|倍|系数|值|评分|率|户数|排名|满意/.test(before.slice(-16))
  )
}

/** The use of a sum does not make it a kind: 拿出2亿元设立专项. */
const given = /^[^，。；]{0,2}(?:设立|用于|支持|购买|投入)/
/** The number of things of a kind follows the kind: 超50亿元企业达到15家. */
const kindCounted =
  /^(?:以上|级|规模)?的?[\u4e00-\u9fa5“”]{0,8}(?:企业|项目|主体|园区|集群|产业|平台|基地|乡?镇|街区|商户)[\u4e00-\u9fa5（）()]{0,8}\d/

const reaching =
  /^(?![^，。；]{0,20}以[上下])[\u4e00-\u9fa5]{2,16}(?:初步|基本|全部|率先|全面)(?:实现|完成|建成|达到|通过|接入)/

/** Whether the figure is a condition of a kind by a rate: 上架率低于40%的地区. 上架率高于40%的目标 is a target. */
function isKind(before: string, after: string): boolean {
  return (
    /(?:率|占比|比重|比例|效率|强度|水平|能耗)(?:低于|高于|超过|不足|小于|大于|达到|达|超)$/.test(before) &&
    /^(?:以[上下])?的(?!目标|要求|任务|水平|标准|增|速)[\u4e00-\u9fa5]/.test(after)
  )
}

const measured =
  /收入|产值|流量|面积|出栏|存栏|投资|人口|人数|规模|年限|价格|速率|用户|体积|容量|运量|产量|销量|吞吐量|营收|资金|注册|年产|产能|估值|市值|金额|深度|[井孔坝]深|高度|长度|跨度/

/** Whether it is the first of several conditions of a kind: 产值超10亿元、技术领先的企业; 人数超过30人、井深超过800米的矿山; 单户担保金额500万元及以下、费率不超过1%的业务. */
function isFirstOfKind(amount: PrintedAmount, before: string, after: string): boolean {
  return (
    measured.test(before.slice(-10)) &&
    /超|以上|以下/.test(amount.before + amount.after) &&
    /^、(?:具有|具备|拥有|掌握|[^，。；、\d]{2,8}(?:领先|突出|明显|较强|优良|(?:不?超过|不?低于|不?高于|达到)[\d.]+[^，。；\d]{1,4}))[^，。；]{0,20}的/.test(
      after,
    )
  )
}

/** Whether it is a speed that is offered: 家庭带宽实现100Mbps以上灵活选择, 提供50Mbps以上接入能力. */
function isSpeed(before: string, after: string): boolean {
  if (/全覆盖/.test(after)) return false
  return /(?:带宽|速率|能力|提速)[^，。；]{0,6}$/.test(before) || /^[\u4e00-\u9fa5]{0,6}能力/.test(after)
}

/** Whether the figure describes a kind of thing, not a number: 营业收入超10亿元的供应商, 20户以上自然村. */
function countsKinds(amount: PrintedAmount, before: string, after: string, aimed: boolean): boolean {
  if (!/^(?:的|及|且|规模的|级)?[\u4e00-\u9fa5A-Z]/.test(after)) return false
  if (
    /(?:^|[，,、])为$/.test(before) ||
    /^的?(?:年度|全年)?目标/.test(after) ||
    (/元/.test(amount.unit) && given.test(after))
  )
    return false
  if (/元/.test(amount.unit) && kindCounted.test(after)) return true
  if (/^[\u4e00-\u9fa5（）()]{1,10}全覆盖/.test(after)) return true
  // The number of things that shall reach something is an aim: 到2030年，80个试点城市初步实现一网通办.
  if (aimed && before === '' && reaching.test(after)) return false
  // The figure describes the receivers of a measure: 对投入200万元以上的项目.
  if (/(?:^|[，。；])对[^，。；]{0,14}$/.test(before) && /^的/.test(after)) return true
  if (!verbs.test(before.slice(-40))) return true
  if (/^的/.test(after) && measured.test(before.slice(-10))) return true
  if (/^级(?!以上)/.test(after) || /以下$/.test(amount.after) || amount.unit === '千伏') return true
  if (amount.after !== '' && /^M|bps|兆$/.test(amount.unit) && !isSpeed(before, after)) return true
  return amount.after !== '' && /户|人|级/.test(amount.unit) && /^的?(?:自然村|行政村|景区|企业)/.test(after)
}
