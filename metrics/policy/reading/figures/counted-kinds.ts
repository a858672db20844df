import type { PrintedAmount } from './amounts.ts'
import { verbs } from './verbs.ts'

/** The use of a sum does not make it a kind: 拿出2亿元设立专项. */
const given = /^[^，。；]{0,2}(?:设立|用于|支持|购买|投入)/
/** The number of things of a kind follows the kind: 超50亿元企业达到15家. */
const kindCounted =
  /^(?:以上|级|规模)?的?[\u4e00-\u9fa5“”]{0,8}(?:企业|项目|主体|园区|集群|产业|平台|基地|乡?镇|街区|商户)[\u4e00-\u9fa5（）()]{0,8}\d/

const reaching =
  /^(?![^，。；]{0,20}以[上下])[\u4e00-\u9fa5]{2,16}(?:初步|基本|全部|率先|全面)(?:实现|完成|建成|达到|通过|接入)/

/** The number of things that something is done to: 对9台锅炉实施改造. */
const treated =
  /^[\u4e00-\u9fa5]{1,16}(?:实施|进行|开展|完成)[\u4e00-\u9fa5]{0,10}(?:改造|治理|整治|修缮|出新|更新|升级|修复|维修|建设|提升|培训)/

/** The number of things whose building is hurried: 加快环城快线等4条高速公路建设. */
const hurried = { before: /加快[^，。；]*等?$/, after: /^(?!在建)[\u4e00-\u9fa5]{1,16}建设(?=[，。；]|$)/ }

/** Units that count things or tell shares. */
const counts = /^万?[个家所座处条台套项户名人]$|%|百分点/
/** A thing of a size: 年综合能耗5000吨标准煤以上企业, 2万平方米以上的公共建筑. */
const sized =
  /^的?(?:重点|规模|大型|工业|新建|既有|存量|在[产用建])*(?:用[能水电]?(?:单位|企业|户)|企业|单位|机组|锅炉|(?:公共)?建筑|园区|矿[山井]|河[流湖]|水库|车辆|设备|产品)/

/** Whether the figure is the size of things of a kind: 5000吨标准煤以上企业. */
export function isSize({ unit, after: limit }: PrintedAmount, after: string): boolean {
  // 500亿元级 is a class.
  if (unit.endsWith('元') && after.startsWith('级')) return true
  return /以[上下]/.test(limit) && !counts.test(unit) && sized.test(after)
}

/** Whether the figure is a condition of a kind by a rate: 上架率低于40%的地区. 上架率高于40%的目标 is a target. */
export function isKind(before: string, after: string): boolean {
  // What a thing is able to do describes it: 能够将60%的垃圾就地处理的村庄.
  if (/(?:能够?|可)[将把]$/.test(before) && /^的[^，。；]{2,30}的/.test(after)) return true
  return (
    /(?:率|占比|比重|比例|效率|强度|水平|能耗|含量|浓度)(?:不?低于|不?高于|不?超过|不足|小于|大于|达到|达|超)$/.test(
      before,
    ) && /^(?:以[上下])?的(?!目标|要求|任务|水平|标准|增|速)[\u4e00-\u9fa5]/.test(after)
  )
}

const measured =
  /收入|产值|流量|面积|出栏|存栏|投资|人口|人数|规模|年限|价格|速率|用户|体积|容量|运量|产量|销量|吞吐量|营收|资金|投入|支出|成交额|注册|年产|产能|估值|市值|金额|深度|[井孔坝]深|高度|长度|跨度/

/** Whether it is the first of several conditions of a kind: 产值超10亿元、技术领先的企业; 人数超过30人、井深超过800米的矿山; 单户担保金额500万元及以下、费率不超过1%的业务. */
export function isFirstOfKind(amount: PrintedAmount, before: string, after: string): boolean {
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

/** Places of a size: 城区人口超过10万人的市县. */
const places =
  /^人口[\u4e00-\u9fa5]{0,2}[县市镇村]|^的[\u4e00-\u9fa5]{0,4}(?:市县|县市|城市|城镇|乡镇|县城|县区|村庄|行政村|自然村|小区|社区|地区|园区)/

/** Words that make what they name, which then is an aim: 建成甲、乙2个中心. */
const makes =
  /建(?![、，和及与]|$)|治理|整治|改造|升级|修[复缮]|加固|打造|培育|形成|新增|创|引进|完成|开工|投[入产用]|[各均共]$/
/** Words that better what is listed before its number: 改善名镇和村落2个; in 提升甲、乙2条产业链的规模 the number repeats the list. */
const betters = /改善|提升/
const chains = /^[\u4e00-\u9fa5]{0,8}(?:产业链|产业集群)/

/** Whether the figure counts the things named right before it: 选择北京、上海和天津3个城市. */
export function isCountOfNamed(
  { value, unit, after }: PrintedAmount,
  before: string,
  behind: string,
): boolean {
  const own = before.replace(/^[^“”]*”|“[^“”]*”/g, '')
  const named = [own.split(/、|和|与|及/).length, own.split('、').length]
  const isSingle = after === '' && /^[个家项座条处所]$/.test(unit)
  if (!isSingle || named[0] === 1 || !named.includes(Number(value)) || /\d/.test(own)) return false
  if (/^[万千百]亿元?级/.test(behind) && makes.test(own)) return false
  if (chains.test(behind)) return true
  return !makes.test(own) && !(betters.test(own) && /^(?:[，。；]|$)/.test(behind))
}

/** The words in which the verb of a figure stands: those right before it, and for a list that 等 ends its beginning. */
function verbWords(before: string): string {
  const near = before.slice(-40)
  return /等$/.test(before) ? before.split('、', 1)[0]!.slice(0, 40) + near : near
}

/** Whether the figure describes a kind of thing, not a number: 营业收入超10亿元的供应商, 20户以上自然村. */
export function countsKinds(amount: PrintedAmount, before: string, after: string, aimed: boolean): boolean {
  if (
    (/[户人]$/.test(amount.unit) || /^人口/.test(after)) &&
    /超|不足|以[上下]/.test(amount.before + amount.after + before.slice(-2)) &&
    places.test(after)
  )
    return true
  if (!/^(?:的|及|且|规模的|级)?[\u4e00-\u9fa5A-Z]/.test(after)) return false
  if (/^人民币(?![\u4e00-\u9fa5])/.test(after) || /至少[办建开设]$/.test(before)) return false
  // An age tells whom it is about: 0-6岁儿童.
  if (amount.unit === '岁' && !/^的/.test(after)) return true
  if (
    /(?:^|[，,、])为$/.test(before) ||
    /^的?(?:年度|全年)?目标/.test(after) ||
    (/元/.test(amount.unit) && given.test(after))
  )
    return false
  if (/元/.test(amount.unit) && (kindCounted.test(after) || /^的\d+ ?[个家户座条项]/.test(after))) return true
  if (/^[\u4e00-\u9fa5（）()]{1,10}全覆盖/.test(after)) return true
  // The number of things that shall reach something is an aim: 到2030年，80个试点城市初步实现一网通办.
  if (aimed && before === '' && reaching.test(after)) return false
  if (/(?:^|[，。；])对[^，。；、]{0,8}$/.test(before) && treated.test(after)) return false
  // The figure describes the receivers of a measure: 对投入200万元以上的项目.
  if (/(?:^|[，。；])对[^，。；]{0,14}$/.test(before) && /^的/.test(after)) return true
  if (/^[个座条处所项]$/.test(amount.unit) && hurried.before.test(before) && hurried.after.test(after))
    return false
  if (!verbs.test(verbWords(before))) return true
  if (/^的/.test(after) && measured.test(before.slice(-10))) return true
  if (/^级(?!以上)/.test(after) || /以下$/.test(amount.after) || amount.unit === '千伏') return true
  if (amount.after !== '' && /^M|bps|兆$/.test(amount.unit) && !isSpeed(before, after)) return true
  return amount.after !== '' && /户|人|级/.test(amount.unit) && /^的?(?:自然村|行政村|景区|企业)/.test(after)
}

/** A capacity names a project: 华新20万吨啤酒、顺达60万吨甲醇等项目. */
const capacity = /吨|瓦$|^[MG]W$/
/** What a plant is able to do each day describes it: 配套日处理400吨的转运中心. */
const able = /(?:日|年)(?:处理|加工|供|产|发电)(?:能力|规模)?(?:达|为|约)?$/
const ofProject = /^[\u4e00-\u9fa5A-Za-z]{1,20}(?:、[^，。；]{1,80}?)?等?(?:重[点大])?项目/

/** Whether the figure is what a plant is able to do, which names its project or describes it. */
export function isCapacity({ unit }: PrintedAmount, before: string, after: string): boolean {
  return capacity.test(unit) && (ofProject.test(after) || (able.test(before) && /^的/.test(after)))
}

/** The size of a project or a place describes it too: 其中市区段主线长12公里，设计时速120公里; 总规划面积约60平方公里. */
const extent =
  /(?:全长|(?:主线|路线|线路|[段桥隧线])长|设计[速时][度速])度?(?:为|达|约)?$|(?:^|[ 、])(?:长度|宽度|高度)(?:为|达|约)?$|(?:规划|用地|占地|(?<!式)建筑)(?:总|用地)?面积(?:共|为|约)?$|面积(?:共|约)$|^(?:总|建筑|使用)?面积(?:不[少低]于)?$|(?:首期|初始)规模(?:为|达)?$|预计(?:投入|投资)(?:资金|总?额)?约?$|区间为(?:[^，。；]{0,8}的)?$|^设计(?:藏书|年[供产]|日处理)?[^，。；\d]{0,6}$/

/** What a project has that is described by its size: 建筑面积4万平方米，座席3500个. */
export function goesOnWithSize(
  { unit, before: comparator, after: limit }: PrintedAmount,
  before: string,
  lastUnit: string,
): boolean {
  return (
    /^[个张套间座层]$/.test(unit) &&
    comparator + limit === '' &&
    /平方米$|公里$|亩$|册$|^米$/.test(lastUnit) &&
    !verbs.test(before)
  )
}

/** Whether a figure is the size of a project or a place. `follows`: whether it continues a number of flats or houses: 新增住房3万套、建筑面积300万平方米. */
export function isExtent(before: string, follows: boolean): boolean {
  return extent.test(before) && !(follows && /、建筑面积(?:共|为|约)?$/.test(before))
}

/** What is abolished above or below a limit: 消除66人及以上超大班额. */
const abolished = /(?:消除|取缔|淘汰|关停|清零)[^，。；\d]{0,12}$/
export function isAbolished({ after: limit }: PrintedAmount, before: string, after: string): boolean {
  return /以[上下]$/.test(limit) && abolished.test(before) && /^(?:的)?[\u4e00-\u9fa5]/.test(after)
}
