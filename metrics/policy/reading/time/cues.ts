import { verbs } from '../figures/verbs.ts'

/** Words of the past whose tense continues in the following sentences. */
export const pastFrames =
  /截至|截止|以来|近年来|回[顾首望]|(?:数据|报告|情况|结果|统计|监测|调查)显示|据了解|据统计|据介绍|(?<!比)去年|去年(?!的)|过去|上年末|[一两三五]年[来里]|(?:这|刚刚过去的)[一两三五]年/
/** Words of a review, beside which 目标 and 要求 in news are what was aimed at. */
export const lookingBack =
  /截至|截止|以来|回[顾首望]|(?<![比较])去年|过去|年来|(?:情况|结果|统计|监测|调查)显示/
/** Words for what is done by now: 已服务企业8万户. 依托已建成的平台 names a means instead. */
export const already = new RegExp(
  `(?<!\\d ?万?[个座处所家条台套项户]|而|依托|利用|结合|基于|围绕|针对|加快|促进|${verbs.source})已(?:经|[\\u4e00-\\u9fa5])`,
)
/** Words of the past for their own sentence alone. */
export const pastCues =
  /目前|全年共(?:完成|实现|建成)|在建的|共发生|(?<!(?:[改扩新]建|改造|升级|利用|依托|整合|提升|盘活|优化|拆除)[^，。；]{0,16})现有|仅[有为占](?=[^，。；]{0,6}\d)|就有|较[“"]?十|位居(?![^，。；\d]{0,6}前列)|居全国(?!前列)|居世界(?!前列)|排名(?!前)|取得了|创历史|首次突破|圆满|获评|荣获|(?<!对|给予|奖励)入选(?!者|的)/
/** Comparisons with the past: they do not make a passage about the future past. */
export const comparisons = /同比|比上年|较上年|较(?:19|20)\d\d|相比|净增/
/** Words of a review, or of what has just taken place, whatever else the sentence asks for: 回首2030年, 此次集中开工的项目. */
export const tookPlace =
  /^[^，。；]{0,6}回[顾首望]|^[^，。；要再]{0,8}经过[^，。；]{0,16}(?:努力|发展|建设)，[^。]{0,40}取得|(?:此次|本次|这次)[^，。；]{0,12}(?:开工|签约|竣工|投产|投用|揭牌|活动|大赛|发布会|，共[有收])/
/** Adverbs between 将 and what will be done. */
const adverbs =
  '有|会同|联合|深化|加快|加速|继续|进一步|重点|着力|滚动|分批|陆续|坚持|聚焦|全力|大力|积极|持续|全面|优先|成为|力争|用(?!于)'
/**
 * What will be done: 将再组建10个. 将 may also mark an object (将26艘船统一经营), which no verb follows, and beside 预计 it is a forecast.
 */
const willDo = `(?<!即|预[计测][^，。；]{0,8})将(?:${adverbs}|(?:再|新|还|也|共|总共|逐步|分别)?(?:应用|发行|(?!参加|带动|覆盖|吸引)(?:${verbs.source}))(?!的|[^，。；]{0,20}(?:作为|纳入|列[为入])))`
/** Words that are always of the future. */
export const firmFuture = new RegExp(
  `力争(?!目标)|^\\s*[\\u4e00-\\u9fa5]{2,8}(?<![主需重只概纪摘必首若还正])要(?=[“抓做加推坚全聚突强确])|^\\s*(?:(?:同时|另外|此外)，)?要(?![求素害点闻不么是看]|认识|清醒)[\\u4e00-\\u9fa5]|${willDo}|(?:今年|全年|年内|明年|(?:19|20)\\d\\d ?年)[^。；\\d]{0,8}(?<!年度|生产|投资|行动)计划(?:再|新|共)?(?:${verbs.source})(?!的)|(?<![去上])年底前|下一步|下阶段|(?:未来|今后)(?:[一两三四五\\d]年|一(?:个时期|段时间))|明年|接下来|(?<!去年|上年)下半年(?!以来)|(?:(?:预期|主要|总体|发展|工作|具体)目标|目标任务(?<!(?:去年|上年)[^，。；]{0,30}))(?:是|为|[:：]|——)`,
)
/** What is set as a task: 占比达到50%的任务; 下达我省任务330万亩; what was done of such is past. */
export const isSet =
  /^(?!.*(?:超额|[已了]完成|完成了|占[^，。；]{0,8}下达|任务数?[\d.]+[^，。；\d]{0,4}的[\d.]+%)).*下达[^。；]{0,60}(?:任务(?:目标|指标)?|指标为)[^，。；\d]{0,8}\d|^\s*(?:今年|全年|(?:19|20)\d\d ?年)(?!以来)(?!.*(?:超额|[已了]完成|完成了)).*完成(?:国家|省|市|上级)?下达|^(?!.*(?:[了已]|完成)).*(?:达到?|超过|低于)[\d.]+%(?:以上)?的(?:目标)?任务/
/** Contents of a plan that news list before they name it: 新增学位2万个、托位6000个……2033年民生实事正式确定. */
export const isListedOfPlan =
  /……[^。]{0,60}(?:实事|计划|方案|规划|目标|清单)[^。]{0,16}(?:确定|公布|发布|出炉|敲定|出台|印发)/
/** Words that are of the future unless the passage is past: 努力完成了全年目标. */
export const futureCues =
  /争取|目标|预期|确保|计划(?!总投资)|(?<![虚模])拟(?!引)|今年(?!以来)|年内|(?<!(?:共同|经过[^，。；]{0,12}))努力|要求|提出/
/**
 * Words of the future in news, which also report existing 行动计划 and 预期指数, and results of this year.
 */
export const futureCuesOfNews = new RegExp(
  `争取|目标|预期(?!指数|寿命)(?=[目增达实为完突超])|确保|(?<![所急亟无供必])需要?(?:实现|完成|达到)|(?<![动升展造育程业项年度”》比])计划(?![》”]|总投资)|(?<![虚模])拟(?!引)|要求|提出(?!了)|(?:纲要|规划|方案|意见|》)[还也又]?(?:确定|明确)(?!了)|(?<![主重需必只概摘纪])要(?=经过|通过|形成|建成|达到|下降|降低|减少|提高|增长|控制|实现|培育|打造|完成|新建|新增|突破|超过|累计|培训|引进)|(?:根据|按照)《?[^，。；《》]{0,14}(?:规划|计划|方案|纲要|部署)》?，`,
)

/** A deed that a text of no known kind ascribes to the year: 今年新建80座. What merely is so much this year may be a fact. */
export const deedOfYear =
  /(?:今年(?!以来)|年内|全年(?!共|累计|已)|本年度)[^，。；\d]{0,14}(?:新建|新增|完成|实施|改造|打造|培育|推进|建设|安排|组织|启动|培训|引进)|(?<!(?:共同|经过[^，。；]{0,12}))努力/

/** A clause that answers a task: 任务8个，现已完成10个. */
export const isAnswered = /^(?:现|目前|截至目前)?已(?:经)?(?:完成|履约|开工|到位|实现|引进|签约|建成)/
/** A clause of the time by which something is reckoned, whose tense the following ones share: 截至目前，完成3万亩. */
export const untilNow = /^\s*(?:截[至止]|到?目前)[^，]{0,10}，$/

/** Words of completion, whatever was aimed at: 超额完成1100万人的目标, 31项任务完毕, 均值为5.3%, 提前1年完成规划任务. */
export const isDone =
  /(?:超额|圆满|提前)完成|(?<!(?:确保|争取|计划|努力|推动)[^，。；]{0,12})提前[\d一两三四五半]个?[年月](?:完成|实现)|完毕|均值为/
/** What was done beside what had been planned: 计划演出20场，实际完成27场. */
export const isActual = /实际已?(?:完成|开工|完工|建成|投产|发放|到位(?!资金))/
/** What there was by the end of a year: 到2031年底，已建成30处. */
export const isByThen =
  /^\s*[到至] ?(?:19|20)\d\d ?年(?:底|末)?，?[^，。；\d]{0,12}已(?:经)?(?:建成|完成|实现|达到?|有|开通|累计)/
/** Words of success, which among aims are an aim: 信息化取得明显进展, 水平位居全国前列. */
export const isAchieved =
  /取得[^，。；]{0,6}(?:进展|成效|成绩|突破)(?=[。；，]|$)|(?:位居|居)[^，。；\d]{0,6}前列/
/** The completed share of a plan, unless it is demanded: 完成年度计划的77%; 确保完成年度计划的50%. */
export const isPartDone =
  /(?:占(?!全[国省市])|完成|达)[^，。；]{0,10}(?:任务|计划|目标)[^，。；]{0,14}的\d|(?<!未)完成(?:全年|年度|年初|既定)[^，。；\d]{0,4}(?:任务|计划|目标)数?\d[\d.]*%(?![的以])/
/** What has been done or has grown, in its own clause alone: 达到3万亿元，比2020年增长了50%; 安排了6000万元资金. */
export const hasGrown = new RegExp(`(?:扩大|缩小|安排|${verbs.source})了(?![解])`)
/** Words of success beside which these words of aims are nouns: 认真落实工作要求，综合评价排名第9位. */
export const achieved =
  /排名(?!前)|取得了|获评|荣获|创历史|(?:(?:19|20)\d\d ?年|年初)以来|连续[\d一二三四五六七八九十]+年/
export const nominal = /要求|提出|目标|努力/g
export const isAsked = /确保|底前|务必|必须|应当|须/

/** A document that is reported on proposes the following: 在《通知》中又提出，…. */
export const proposes = /》中?[又还也]?(?:明确)?(?:提出|要求|明确)/

/** The basis from which something is raised: 在现行标准基础上提升30%. */
export const raisedFrom =
  /在(?:(?:19|20)\d\d ?年)?(?:[^，。；\d]{0,20}|[^，。；]{0,30}\d[^，。；\d]{0,6})基础上(?=[^，。；\d]{0,4}(?:提升|提高|增长|增加|扩大|降低|下降|减少|压减|新增|新建|再))/g
/** What there is now, from which something is raised: 由目前的40%提高到60%. */
export const raisedFromNow =
  /[从由]目前的?[^，。；\d]{0,8}\d[\d.]*[^，。；\d]{0,8}(?=(?:提升|提高|增长|增加|扩大|降低|下降|减少|压减)[到至])|(?<=(?:下降|降低|提高|上升|增加)[到至])目前的?(?=[\d.]+%的水平)/g
/** A comparison with the last year: 较上年提高3个百分点. */
export const comparedWithLast =
  /[较比](?:上年|去年)(?:同期)?(?=[^，。；\d]{0,4}(?:提高|提升|增长|增加|下降|降低|减少|压减)[^了，。；]{0,6}\d)/g
export const wasBefore = /截至|截止|目前|现有|去年|上年|以来|基础上/
/** Words of a wish after what exists by now: 目前有3200家，年内要突破4000家. */
export const wantedBeside =
  /(?<!预计[^，。；]{0,4})(?:今年|年内|全年|本年度|(?:19|20)\d\d ?年)[^，。；\d]{0,6}(?:要|将|拟|再|力争|计划|确保|须)|(?<!\d ?)年内新[增建]/
