import type { PrintedAmount } from './amounts.ts'

/** Phrases on how often something is repeated: 每5年修订1次目录. */
const recurring =
  /每(?:\d+|[一二两三四五])?(?:年|季度|个月|月|周)[^，。；]{0,10}(?:修订|调整|更新|评估|轮换|轮训|换届)$/
/** Rules that hold at all times, such as 不得低于80%, 原则上不超过1%, unless their sentence names a day of attainment. */
const forbidding =
  /不得(?:低于|少于|小于|高于|超过|多于|大于)?$|原则上[^，。；]{0,14}不(?:超过|高于|低于|少于)$/
/** What somebody must have, and a limit that is eased: 基金数额不少于210万元, 裁员率放宽到不超过20%. */
const had =
  /(?:注册资[本金]|基金数额|开办资金|净资产)不[少低]于$|放宽[到至](?:不(?:超过|高于|低于))?[\u4e00-\u9fa5]{0,8}$/
/** The share of a loss that somebody bears: 承担的风险责任比例不低于20%. */
const borne = /承担[^，。；]{0,16}(?:风险|责任)[^，。；]{0,12}$/
/** The term for which something is granted: 出让年限最高不超过50年. */
const granted = /(?:出让|租赁|使用|承租|经营|授权|特许|抵押|贷款)(?:经营)?(?:年限|期限|期)[^，。；\d]{0,8}$/
/** Requirements for a machine or a building: 安装效率不低于60%的脱硝设施. */
const fitted = /(?:安装|采用|使用|选用|配备|购置|加装)[^，。；]{0,12}(?:率|能效|等级|强度)不[低高小大少]于$/
/** A computed need, or a number of those who come by themselves: 投资需求约3.4万亿元, 高校毕业生超过900万人, 老年人口将突破3亿, 人员流动量将达95亿人次. */
export const neededWords =
  /岁(?:及|以|及以)上(?:老年)?人口[^，。；\d]{0,16}$|可用财力(?:约|为|达到?)?$|(?:流动量|客流量?|车流量|出行量|发送量)(?:将|预计)?(?:达到?|超过?|突破|约|近)?$|(?:老年|老龄|适龄|劳动年龄)人口(?:总数|总量|规模)?(?:将|已)?(?:达到?|超过?|突破|约|近)?$|高校(?:应届)?毕业生(?:人数|规模)?(?:达到?|超过?|约|近)?$|(?:投资|资金|用地|用电|用水|能源|人才)需求(?:量|总量|规模)?(?:约|为|达到?|近|超过?)?$/

/** A share for each of so many, by which something is laid out: 按每百户不低于30平方米配建. */
const ratio = /(?:按照?|以)每[^，。；\d]{1,8}(?:不[低少]于)?$/
/** How much is inspected each time: 每年抽查不少于20%, 每月巡查不少于2次. */
const inspected =
  /(?:每(?:年|季度?|月|半年|周|次)|定期)[^，。；]{0,12}(?:抽[查检测]|[巡检督排暗]查|走访|监测|检测|暗访|调度)(?:比例)?不[低少]于$/

/** A deed that is repeated in each part of a year: 每学期开展活动不少于1次. */
const repeated = /每(?:学期|季度?|个?月|半年|周)[^，。；]{0,16}不[少低]于$/
/** What land or a project must yield: 用地亩均税收不低于15万元, 投资强度不低于200万元/亩. */
const yielded = /(?:(?:投资|建设|补助|补贴)标准|亩均(?:税收|产值|投资)|投资强度|容积率)不[低少]于$/
/** What is laid out by a standard: 按生均面积不低于1.2平方米配备. */
const laidOut = {
  before: /按照?[^，。；]{1,60}不[低少]于$/,
  after: /^的标准|^[^，。；\d]{0,3}(?:[、和][^，。；]*)?(?:配备|配建|配置|配套|核定|设置)/,
}

/** The size of classes: 班额小班不超过25人、中班不超过30人. */
const classes = /班额[^。；]{0,40}不超过$/

/** Whether a figure is a rule that holds at all times, rather than an aim. `aimed`: whether its sentence speaks of an aim. */
export function isLastingRule(amount: PrintedAmount, before: string, after: string, aimed: boolean): boolean {
  if (amount.unit === '次' && recurring.test(before)) return true
  if (ratio.test(before) || inspected.test(before)) return true
  if (had.test(before)) return true
  if (amount.unit === '年' && granted.test(before)) return true
  if (fitted.test(before) && /^的/.test(after)) return true
  if (laidOut.before.test(before) && laidOut.after.test(after)) return true
  if (classes.test(before)) return true
  if (amount.unit === '次' && repeated.test(before)) return true
  return !aimed && (yielded.test(before) || forbidding.test(before) || borne.test(before))
}

/** A measure of time, unlike the time limit of a service: 预警提前量, 优良天数, 平均候诊时间. */
const ofTime = /天数[^，。；]{0,6}$|提前量[^，。；]{0,6}$|平均(?![^，。；]{0,8}时限)[^，。；]{1,12}$/
/** Times that are to become shorter as an aim: 整体通关时间压缩至30小时. */
const shortened =
  /(?:通关|停电|候[诊车]|等[候待]|响应|出行|通勤|旅行|到达|出警|换乘|周转|结转|送达)时间[^，。；]{0,12}$/

/** Whether the figure is the speed of a service, not a result: 审批时限压缩至3天. `goesOn`: whether it continues such a result. */
export function isTimeLimit({ unit }: PrintedAmount, before: string, goesOn: boolean): boolean {
  return (
    /^(?:个?工作日|天|小时|分钟)$/.test(unit) && !goesOn && !ofTime.test(before) && !shortened.test(before)
  )
}

/** Who or what each of several things is given: 各产业链均设立1名链长、1个专班. */
const given = /[各每][^，。；\d]{1,12}均(?:设立|明确|成立|组建|确定)$/

/** Whether the figure is one of the officers or offices that each of several things is given. `behind`: the reason against the one before. */
export function isOfficer(
  { value, unit }: PrintedAmount,
  before: string,
  behind: string | undefined,
): boolean {
  if (value !== '1' || !/^[名个位支套]$/.test(unit)) return false
  return given.test(before) || (behind === 'no-commitment' && /\d[名个位][^，。；\d]{1,8}、$/.test(before))
}

/** Words beside a figure by which somebody gets, pays or must do so much. */
const paid =
  /补贴|补助|加计扣除|奖励|奖补|资助|罚款|处以|给予|(?<![低免])收费|缴纳|缴费|税率|免征|减按|(?:下调|降低|减征)[^，。；]{0,8}费率$|报销|贴息|工资标准|每人每|每月|每个最高|每家最高|最高|一次性(?:给予|补|奖|资)|起征|标准为|赔偿|补偿|救助金|(?:支持|资助|补助)(?:金额|额度|限额)/
/** Such words with a single receiver: 单项支持不超过80万元. */
const paidEach =
  /单(?:个|家|项|笔|户|体|次|台)[^，。；]{0,12}(?:支持|补|奖|资助|价格|额度|贷款|限额|不超过|不高于)[^，。；]{0,8}$/
const paidBehind =
  /^(?:的)?(?:一次性)?(?:以内的?)?(?:资金)?(?:补贴|补助|奖励|奖补|资助|罚款|贴息|补偿|赔偿|扣除|给予)|^在税前加计扣除|^提高[^，。；]{0,6}(?:补贴|补助|奖励)/
const limits = /(?:最长|有效期|时限|期限)(?!.*(?:压减|压缩|缩短))/

/** Whether somebody gets or pays the figure: 补贴50万元, 按80%给予补贴. 新增贷款1000亿元 and 补贴性培训3万人 are aims. */
export function isPaid({ unit }: PrintedAmount, before: string, after: string): boolean {
  if (unit !== '%' && limits.test(before.slice(-8)) && !/压[减缩]|缩短/.test(before.slice(-20))) return true
  if (/^(?:以上)?[^，。；]{0,16}罚款/.test(after)) return true
  if (unit === '次' && /(?:补贴|补助|奖励)$/.test(before)) return true
  if (!/元|%/.test(unit)) return false
  // A rate of those who get something is none: 补贴覆盖率100%.
  if (unit === '%' && /(?<![费税利汇息])率(?:达到?|为|均?保持)?$/.test(before)) return false
  // A share may divide a sum: 服务费的70%用于薪酬分配，30%用于统筹.
  if (unit === '%' && /^(?:以上)?用于[^，。；]{0,24}(?:薪酬|分配|统筹|奖励)/.test(after)) return true
  return (
    paidEach.test(before.slice(-24)) ||
    (unit === '%' && /按照?(?![时期需质])[^，。；]{1,30}的$/.test(before.slice(-34))) ||
    (paid.test(before.slice(-16)) &&
      !/标准(?:再|均|分别)?(?:每人每[年月])?(?:提高|增加|上调)$/.test(before) &&
      !/新增|(?<!给予)累计|完成|(?<!实际|总|设备|研发)投入[^，]{0,4}$/.test(before.slice(-12))) ||
    paidBehind.test(after)
  )
}
