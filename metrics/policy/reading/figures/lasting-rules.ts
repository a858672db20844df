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
  /(?:流动量|客流量?|车流量|出行量|发送量)(?:将|预计)?(?:达到?|超过?|突破|约|近)?$|(?:老年|老龄|适龄|劳动年龄)人口(?:总数|总量|规模)?(?:将|已)?(?:达到?|超过?|突破|约|近)?$|高校(?:应届)?毕业生(?:人数|规模)?(?:达到?|超过?|约|近)?$|(?:投资|资金|用地|用电|用水|能源|人才)需求(?:量|总量|规模)?(?:约|为|达到?|近|超过?)?$/

/** A share for each of so many, by which something is laid out: 按每百户不低于30平方米配建. */
const ratio = /(?:按照?|以)每[^，。；\d]{1,8}(?:不[低少]于)?$/
/** How much is inspected each time: 每年抽查不少于20%, 每月巡查不少于2次. */
const inspected =
  /(?:每(?:年|季度?|月|半年|周|次)|定期)[^，。；]{0,12}(?:抽[查检测]|[巡检督排暗]查|走访|监测|检测|暗访|调度)(?:比例)?不[低少]于$/

/** Whether a figure is a rule that holds at all times, rather than an aim. `aimed`: whether its sentence speaks of an aim. */
export function isLastingRule(amount: PrintedAmount, before: string, after: string, aimed: boolean): boolean {
  if (amount.unit === '次' && recurring.test(before)) return true
  if (ratio.test(before) || inspected.test(before)) return true
  if (had.test(before)) return true
  if (amount.unit === '年' && granted.test(before)) return true
  if (fitted.test(before) && /^的/.test(after)) return true
  return !aimed && (forbidding.test(before) || borne.test(before))
}
