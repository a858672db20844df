import type { FigureReason } from '../policy-reading.ts'
import type { PrintedAmount } from './amounts.ts'
import type { DocumentFacts } from '../document-facts.ts'
import {
  countsKinds,
  goesOnWithSize,
  isAbolished,
  isCapacity,
  isCountOfNamed,
  isExtent,
  isFirstOfKind,
  isKind,
  isSize,
} from './counted-kinds.ts'
import { isLastingRule, isOfficer, isPaid, isTimeLimit, neededWords } from './lasting-rules.ts'
import { continuesParts, isPartOfDocument } from './part-of-document.ts'
import type { Tense } from '../time/tense.ts'
import { verbs } from './verbs.ts'

/** Phrases on how often the responsible organisations meet or report. */
const routine =
  /每(?:半年|年度?|季度?|月|周)[^，。；]{0,4}(?:调度|通报|报告|召开|会商|督查|会议)(?:不少于|不低于|至少)?$/

/** The cost of a project describes it rather than an aim: 项目总投资45亿元，占地…. */
const cost =
  /^(?:[^，。；]{0,24}项目)?(?:(?:计划|估算|预计)?总投资(?:额|规模)?|年度(?:投资计划|计划投资))(?:约|为|达到?|超过?|近)?$/

/** A phrase that tells which things are meant: 今年计划开工的6个项目进展顺利, 新投入使用的12台设备, 改造后的20家企业. */
const meant = new RegExp(`(?:(?:计划|拟)[^，。；]{0,10}|${verbs.source}|使用|后)的(?:这|近|首批)?$`)

/** A thing for which somebody is responsible exists already: 落实全市80万亩公益林的管护责任. */
const answeredFor = /^[^，。；]{0,20}的[^，。；]{0,8}(?:责任|义务)/
/** A thing in which a deed is centred exists already: 以58个控制单元为重点. */
const centre = {
  before: /以[^，。；以]{0,40}$/,
  after: /^[^，。；]{0,24}为(?:重点|抓手|依托|载体|核心|主线|基础|支撑)/,
}
/** Chains and clusters of industries that are fostered exist already: 壮大6大产业集群和18条富民产业链. */
const fostered = {
  before: /(?:壮大|做[优大强]|延伸)(?:\d{1,3}[大个条][^，。；]{0,12}[和、])?$/,
  after: /^[\u4e00-\u9fa5]{0,6}(?:产业链|产业集群)/,
}
/** Places within places: 8个省区的近600个县. */
const placesWithin = {
  before: /\d ?个[省市县区州][^，。；、]{0,3}的[近约共]?$/,
  after: /^[省市县区乡镇村街]/,
}
/** A thing beside which something else is done exists already: 在抓好15个重点镇建设的同时. */
const besides = { before: /在[^，。；]{0,40}$/, after: /^[^，。；]{0,40}的同时/ }
/** A thing that is looked after exists already: 加强松林等25个功能区的保护和管理. */
const lookedAfter = {
  before: /(?:加强|强化)[^。；]{0,40}等$/,
  after: /^[^，。；]{0,20}的(?:保护|管理|监管|管护)/,
}

/** Units of things, and the words behind them that name what a deed is done to, unlike 10件实事 and 5个的. */
const counted = /^万?[个家所座处条片张间台套项户名人]$/
const deedOn = /^(?!的|(?:民生|惠民|为民|便民)*(?:实事|项目|子项))[\u4e00-\u9fa5“]{2}/

/** How much each of several things gets: 为739艘渔船每艘增配1只救生筏. */
const forEach = /每[艘辆台套户人间车船][^，。；]{0,4}(?:增配|配备|配|安装|发放)$/

/** A round of inspections, which is a routine: 每年进行100%全覆盖巡查. */
const inspected = /^(?:全覆盖|全面)?[\u4e00-\u9fa5]{0,4}(?:巡查|检查|排查|督查|抽查|走访)/

/** The number of kinds of people: 等6类困难群体. */
const whom = /^[\u4e00-\u9fa5]{0,6}(?:群体|人群|人员|对象|情形)/

const others = '(?:上年|去年|同期|全国|全省|全市|世界|平均|规划|年度|国家|预期|计划|(?:19|20)\\d\\d ?年)'
const compared = new RegExp(
  `(?:(?<![占对配])比|较|同比|环比)(?:${others})?(?:增|减|提|降|升|下|上|净|多|少|高|低)[^，。；]{0,8}$|(?:高于|低于|优于|好于|超出|高出|快于)(?:${others}[^，。；]{0,10}|[省市、]{1,4})$`,
)

/** The reason why nothing in a passage is a target; undefined where its figures are judged one by one. */
export function reasonAround(tense: Tense | undefined, { kind }: DocumentFacts): FigureReason | undefined {
  if (kind === 'rule') return 'rule-text'
  if (kind === 'report') return 'results'
  if (tense === 'past') return 'past'
  return tense === undefined && kind !== 'plan' ? 'no-commitment' : undefined
}

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
    /** The figure before it in its sentence, and why it is no target: 支持300名人才出国，1000名人才进修. */
    readonly last:
      { readonly unit: string; readonly target: boolean; readonly reason?: FigureReason } | undefined
    /** Whether the heading above names standards. */
    readonly isOfStandards: boolean
    /** Whether the document lists deeds to be done for the people. */
    readonly isListOfDeeds: boolean
  },
): FigureReason | undefined {
  const { reason: behind, target: follows = false, unit: lastUnit = '' } = told.last ?? {}
  const goesOn = follows && lastUnit === amount.unit
  const isPercent = /%|百分点/.test(amount.unit)
  const isGrowth = isPercent || /[倍岁]$/.test(amount.unit)
  if (amount.vague && (/累计/.test(before) || !(told.tense === 'future' && verbs.test(before.slice(-40)))))
    return 'past'
  if (
    /[从由][^，。；]{0,20}$/.test(before) &&
    /^[^，。；]{0,8}?(?:提|增|升|降|扩|减|跃|跨|迈|优|压|精|拓)[高升加长大低少入上展充化缩简]?(?:到|至|为)/.test(
      after,
    )
  )
    return 'base-value'
  // A rate that is to fall or rise is the base: 达52.7%的近视率每年降0.5%以上.
  if (isPercent && /^的[^，。；\d]{1,12}率[^，。；\d]{0,6}(?:降|提高|提升|增)/.test(after))
    return 'base-value'
  if (isPercent && /完成率$/.test(before) && Number(amount.value) > 100) return 'past'
  if (told.guessed || (/预[计测]|有望/.test(before) && !told.aimed)) return 'forecast'
  if (isPaid(amount, before, after)) return 'entitlement'
  if (isTimeLimit(amount, before, goesOn)) return 'time-limit'
  if (isLastingRule(amount, before, after, told.aimed)) return 'no-commitment'
  if (told.isOfStandards && !told.aimed) return 'no-commitment'
  if (isOfficer(amount, before, behind)) return 'no-commitment'
  if (neededWords.test(before) || /^[^，。；]{0,4}(?:就|即)可/.test(after)) return 'forecast'
  // A task is divided among so many places: 分解落实到13个镇.
  if (/分布(?:在|于)$|(?:分解|下达|落实|压实|细化|分配)到(?:全[市县区省])?$/.test(before))
    return 'no-commitment'
  if (isCountOfNamed(amount, before, after)) return 'no-commitment'
  if (isPartOfDocument(amount, before, after, beyond) || continuesParts(amount, after, behind))
    return 'part-of-document'
  // A figure may be a condition: 未完成任务80%的，约谈; 自然村（20户以上）.
  if (/^的[，,；;]/.test(after) || (amount.after !== '' && /[(（]$/.test(before) && /^[)）]/.test(after)))
    return 'threshold'
  if (/^[(（]不?含[^()（）]{0,4}[)）]/.test(after)) return 'threshold'
  // A distance may be a condition: 1公里内有居民的矿库.
  if (/米$|公里$/.test(amount.unit) && /^(?:范围)?内有/.test(after)) return 'threshold'
  if (isSize(amount, after) || isAbolished(amount, before, after)) return 'threshold'
  if (/抽[查取样测检]$|满$|占地(?:面积)?(?:约)?$/.test(before)) return 'threshold'
  // A figure may be a rank: 进入全省前10位.
  if (/前$/.test(before) && /^[位名强]?$/.test(amount.unit)) return 'comparison'
  if (isPercent && /(?:排名|位次|排位|位列|位居)[^，。；]{0,4}前$/.test(before)) return 'comparison'
  if (isPercent && /^(?:专项)?(?:行动|工程|计划)(?=[，。；、]|$)/.test(after)) return 'name'
  if (/^[“"][\d+X]+[”"]/.test(after) || isSlogan(before, after)) return 'name'
  if (
    compared.test(before.slice(-24)) &&
    !(
      isGrowth &&
      told.tense === 'future' &&
      /增长|增加|提高|提升|下降|降低|减少|压减|压缩|比增/.test(before.slice(-6))
    )
  )
    return 'comparison'
  if (/^[^。]*(?:基础上|以来)/.test(beyond)) return 'past'
  if (forEach.test(before)) return 'no-commitment'
  if (isPercent && /每年[^，。；]{0,40}$/.test(before) && inspected.test(after)) return 'no-commitment'
  if (isExtent(before, follows && /[套户]$/.test(lastUnit)) || answeredFor.test(after)) return 'no-commitment'
  if (centre.before.test(before) && centre.after.test(after)) return 'no-commitment'
  if (behind === 'comparison' && isPercent && /%[、和及与]$/.test(before)) return 'comparison'
  if (behind === 'no-commitment' && !told.aimed && goesOnWithSize(amount, before, lastUnit))
    return 'no-commitment'
  if (placesWithin.before.test(before) && placesWithin.after.test(after)) return 'no-commitment'
  if (isPercent && /占全[国省市年][^，。；]{0,12}的$/.test(before)) return 'comparison'
  if (/考虑$/.test(before)) return 'no-commitment'
  if (besides.before.test(before) && besides.after.test(after)) return 'no-commitment'
  if (lookedAfter.before.test(before) && lookedAfter.after.test(after)) return 'no-commitment'
  if (!isPercent && meant.test(before)) return 'no-commitment'
  if (
    cost.test(before) &&
    (((told.isFirst || /^项目/.test(before)) && !told.aimed) ||
      /^(?:no-commitment|part-of-document)$/.test(behind ?? ''))
  )
    return 'no-commitment'
  if (isCapacity(amount, before, after)) return 'name'
  if (amount.unit === '次' && routine.test(before.slice(-16))) return 'no-commitment'
  if (amount.unit === '' && !isBareMeasure(amount, before, beyond.trim() === '')) return 'name'
  if (fostered.before.test(before) && fostered.after.test(after)) return 'no-commitment'
  // What a share of places has is a condition: 20%的村集体收入超30万元.
  if (/元$/.test(amount.unit) && /[%％](?:以上)?的[^，。；\d]{2,14}(?:超过?|达到?|突破)$/.test(before))
    return 'threshold'
  if (isKind(before, after) || isFirstOfKind(amount, before, after)) return 'threshold'
  if (/^[类种]$/.test(amount.unit) && whom.test(after)) return 'threshold'
  // A list of deeds tells how many things each deed is done to: 30个健身苑点; 首批60所学校向社会开放.
  const isDeed = told.isListOfDeeds && amount.after === '' && counted.test(amount.unit) && deedOn.test(after)
  if (
    !isPercent &&
    !isDeed &&
    !(/[坚严]守|守住/.test(before) && /^[\u4e00-\u9fa5]{0,8}(?:红线|底线)/.test(after)) &&
    !(/[户亩套座人吨里]$/.test(amount.unit) && /^[^，。；]{0,16}任务/.test(after)) &&
    !(goesOn && /(?:^|[、和及与等])$/.test(before)) &&
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

/** Whether the figure belongs to a slogan or a name: “3个100万”, “十项重大工程”, 3人制. */
function isSlogan(before: string, after: string): boolean {
  return /^制/.test(after) || (/“[^“”]{0,8}$/.test(before) && /^[^“”]{0,8}”/.test(after))
}

/**
 * Whether a figure without a unit is a measure: an index, a ratio (PUE), or a number with a comparator. Of a number that ends the text
 * the unit may be cut off.
 */
function isBareMeasure(
  { before: comparator, after }: PrintedAmount,
  before: string,
  isLast: boolean,
): boolean {
  return (
    after !== '' ||
    (!isLast && /达到|突破|超过|不低于|不高于|不超过/.test(comparator)) ||
    /指数|PUE|强度|倍|系数|值|评分|率|户数|排名|满意/.test(before.slice(-16))
  )
}
