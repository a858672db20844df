import { compares, namesPart, tenseOfPart, type Written } from './part-of-year.ts'
import { periodsIn, planEnds } from './years-in.ts'

/** Whether a passage tells the past or the future. */
export type Tense = 'past' | 'future'

/** The tense of a heading or a sentence. A firm one prevails over the passage around it. */
export interface TimeTold {
  readonly tense: Tense | undefined
  readonly firm: boolean
  /** Present for a heading that names aims: below a heading of the past only such a heading turns to the future. */
  readonly aims?: boolean
}

const pastTitles =
  /现状|(?:发展|工作|现有|现实|产业)基础|(?:基础|现有|有利)条件|^基础$|基础(?:和|与)(?:形势|环境)|形势|回顾|执行情况|成效|进展|成就|成绩|背景|发展情况|完成情况|问题|挑战/
const futureTitles =
  /目标|任务|行动|重点|措施|要求|安排|计划|工程|保障|预期|建设|推进|加快|推动|提升|发展|打造|实施|完善|构建/
const goals = /目标|(?:主要|重点|工作)任务|打算|(?:今后|未来|下一步|下阶段)/
const aims =
  /目标|^20\d\d ?年(?:政府|重点|主要)*工作(?:重点|安排|部署|任务|思路)?$|^20\d\d ?年重点工作|(?:主要|重点|重大|工作|年度)任务|任务(?:分工|清单|举措)?$|总体要求|(?:工作|主要|初步|重点)(?:安排|打算|考虑)|(?:今后|未来).{1,4}年/

/**
 * The tense that a heading gives to the section below it; undefined where it gives none. Below a heading of the past only aims are of the
 * future: (一)着力稳增长 tells there what was done. 现状与目标 leaves the tense to the sentences.
 */
export function tenseOfTitle(title: string): TimeTold | undefined {
  const [past, aimed] = [pastTitles.test(title), aims.test(title) && !/完成情况|进展/.test(title)]
  if (past && aimed) return { tense: undefined, firm: true }
  if (past) return { tense: 'past', firm: true }
  if (aimed) return { tense: 'future', firm: true, aims: goals.test(title) }
  return futureTitles.test(title) ? { tense: 'future', firm: false } : undefined
}

/** Words of the past whose tense continues in the following sentences. */
const pastFrames =
  /截至|截止|以来|近年来|回[顾首望]|数据显示|报告显示|据了解|据统计|据介绍|去年|过去|上年末|[一两三五]年来|(?:这|刚刚过去的)[一两三五]年/
/** Words for what is done by now: 已服务企业8万户. 依托已建成的平台 names a means instead. */
const already = /(?<!而|依托|利用|结合|基于|整合|围绕|针对)已(?:经|[\u4e00-\u9fa5])/
/** Words of the past for their own sentence alone. */
const pastCues =
  /目前|(?<!(?:[改扩新]建|改造|升级|利用|依托|整合|提升|盘活|优化)[^，。；]{0,2})现有|仅[有为占](?=[^，。；]{0,6}\d)|就有|较[“"]?十|位居|居全国|居世界|排名(?!前)|取得了|创历史|首次突破|圆满|获评|荣获|(?<!对|给予|奖励)入选(?!者|的)/
/** Comparisons with the past: they do not make a passage about the future past. */
const comparisons = /同比|比上年|较上年|较20\d\d|相比|净增/
/** Words of a review, or of what has just taken place, whatever else the sentence asks for: 回首2030年, 此次集中开工的项目. */
const tookPlace =
  /^[^，。；]{0,6}回[顾首望]|(?:此次|本次|这次)[^，。；]{0,12}(?:开工|签约|竣工|投产|投用|揭牌|活动|大赛|发布会)/
/** Words that are always of the future. */
const firmFuture =
  /力争|(?<!即|预[计测][^，。；]{0,8})将(?:达|实现|建成|新建|新增(?!的)|突破|超过|完成|力争|成为|有|深化|加快|加速|推进|推动|继续|进一步|重点|着力|滚动|分批|陆续|打造|建设|开展|实施|开放|坚持|聚焦|全力|大力|积极|持续|全面|累计|培育|组织|举办|启动|超)|20\d\d ?年底前|下一步|下阶段|(?:未来|今后)[一两三四五\d]年|明年|接下来|(?<!去年|上年)下半年(?!以来)|(?:预期|主要|总体|发展|工作|具体)目标(?:是|为|[:：])/
/** A share that is set as a task: 占比达到50%的任务; what was done of such is past. */
const isSet = /^(?!.*(?:[了已]|完成)).*(?:达到?|超过|低于)[\d.]+%(?:以上)?的(?:目标)?任务/
/** Words that are of the future unless the passage is past: 努力完成了全年目标. */
const futureCues = /争取|目标|预期|确保|计划|(?<![虚模])拟|今年(?!以来)|年内|努力|要求|提出/
/** Words of the future in news, which also report existing 行动计划 and 预期指数, and results of this year. */
const futureCuesOfNews =
  /争取|目标|预期(?!指数|寿命)(?=[目增达实为完突超])|确保|(?<![动升展造育程业项年度”》比])计划(?![》”])|(?<![虚模])拟|要求|提出|(?<![主重需必只概摘纪])要(?=形成|建成|达到|实现|培育|打造|完成|新建|新增|突破|超过|累计|培训|引进)|(?:根据|按照)《?[^，。；《》]{0,14}(?:规划|计划|方案|纲要|部署)》?，/

/** A deed that a text of no known kind ascribes to the year: 今年新建80座. What merely is so much this year may be a fact. */
const deedOfYear =
  /(?:今年(?!以来)|年内|全年|本年度)[^，。；\d]{0,14}(?:新建|新增|完成|实施|改造|打造|培育|推进|建设|安排|组织|启动|培训|引进)|努力/

/** Words of completion, whatever was aimed at: 超额完成1100万人的目标, 31项任务完毕, 均值为5.3%. */
const isDone = /(?:超额|圆满|提前)完成|完毕|均值为/
/** What was done beside what had been planned: 计划演出20场，实际完成27场. */
const isActual = /实际已?(?:完成|开工|完工|建成|投产|发放|到位)/
/** Words of success, which among aims are an aim: 信息化取得明显进展. */
const isAchieved = /取得[^，。；]{0,6}(?:进展|成效|成绩|突破)(?=[。；，]|$)/
/** The completed share of a plan, unless it is demanded: 完成年度计划的77%; 确保完成年度计划的50%. */
const isPartDone =
  /(?:占|完成|达)[^，。；]{0,10}(?:任务|计划|目标)[^，。；]{0,14}的\d|(?<!未)完成(?:全年|年度|年初|既定)[^，。；\d]{0,4}(?:任务|计划|目标)数?\d[\d.]*%(?![的以])/
/** Growth that concerns its own clause alone: 达到3万亿元，比2020年增长了50%. */
const hasGrown = /(?:增加|增长|提高|提升|上升|下降|降低|减少|扩大|缩小|新增|达到)了/
/** Words of success beside which these words of aims are nouns: 认真落实工作要求，综合评价排名第9位. */
const achieved = /排名(?!前)|取得了|获评|荣获|创历史|(?:20\d\d ?年|年初)以来|连续[\d一二三四五六七八九十]+年/
const nominal = /要求|提出|目标|努力/g
const isAsked = /确保|底前|务必|必须|应当|须/

/** Whether a sentence reports a forecast, which commits nobody: 据预测，2035年将达到300ZB. */
export function isGuess(sentence: string): boolean {
  return /据[^，。；]{0,12}(?:预测|估算|测算)/.test(sentence)
}

/** Whether a sentence reckons what the year will have been, in all its clauses: 预计全年实现产值680亿元，增长8%；实现…. */
export function isReckoned(sentence: string): boolean {
  return (
    /^[^，。；]{0,8}预计(?:今年|全年|20\d\d ?年)/.test(sentence.trimStart().slice(0, 20)) &&
    !intended.test(sentence)
  )
}

/** The end of a five-year plan, by which something is due. */
const reachedPlan = /[到至] ?[“"]?十([三四五六])五[”"]?(?:时?期)?末/g
/** A span of years, at whose end nothing is due where it is over: 2025年至2030年，寿命提高到77岁. */
const spanOfYears = /20\d\d ?年? ?(?:至|到) ?(20\d\d) ?年/g

/** 从2025年的3万亿元增长到2030年的8万亿元 may be past or future: the passage around it decides. */
const fromYearToYear = /[从由]20\d\d ?年[^，。；]{1,24}?[到至] ?20\d\d ?年/g

const expected = /预计|有望|预测/
const builtThen = /(?:建成|投产|投运|竣工|完工|投用)[^，。；]{0,4}后/
const intended = /力争|目标|计划|提出|确保/

/** Whether news tells an expectation that nobody set as an aim: 预计年底将达2000亿元; 建成后，年发电将超73亿千瓦时. */
export function isOutlook(sentence: string): boolean {
  return builtThen.test(sentence) || (expected.test(sentence) && !intended.test(sentence))
}

/** The tense of a sentence; `written`: the date of the document. */
export function tenseOfSentence(printed: string, written: Written): TimeTold | undefined {
  if (isGuess(printed)) return undefined
  if (isActual.test(printed)) return { tense: 'past', firm: true }
  const part = tenseOfPart(printed, written)
  if (part?.firm) return part
  // The basis of a deed does not tell its time.
  const sentence = (part?.rest ?? printed).replace(/在[^，。；]{0,40}基础上/g, '')
  const year = written.year ?? written.since
  const isEnded = (end: number) => year === undefined || end < year
  const aimedAt = sentence
    .replace(fromYearToYear, '')
    .replace(spanOfYears, (span, end) => (isEnded(Number(end)) ? '' : span))
  const reached = [
    ...[...aimedAt.matchAll(/[到至] ?(20\d\d) ?年/g)].map((found) => found[1]!),
    ...[...aimedAt.matchAll(reachedPlan)].map((found) => planEnds[found[1]!]!),
  ].map(Number)
  const years = [...sentence.matchAll(/(?<![比较自从由是])(20\d\d) ?年/g)].map((found) => Number(found[1]))
  const isLater = years.some((named) => year !== undefined && named >= year)
  const isEarlier = years.length > 0 && year !== undefined && years.every((named) => named < year)
  const isOver = year !== undefined && periodsIn(sentence).some((end) => end < year)
  const reckoned = /截[至止] ?(20\d\d)?|到目前为止|迄今/.exec(sentence)
  if (reckoned && !(year !== undefined && Number(reckoned[1]) > year)) return { tense: 'past', firm: true }
  if (!isEarlier) {
    const isAim = reached.some((named) => year === undefined || named >= year)
    if (isAim || firmFuture.test(sentence) || isSet.test(sentence)) return { tense: 'future', firm: true }
    if (
      tookPlace.test(sentence) ||
      isDone.test(sentence) ||
      (isPartDone.test(sentence) && !isAsked.test(sentence))
    )
      return { tense: 'past', firm: true }
    if (isAchieved.test(sentence)) return { tense: 'past', firm: false }
    const cues = written.kind === 'news' || written.kind === 'other' ? futureCuesOfNews : futureCues
    if (written.kind === 'other' && deedOfYear.test(sentence)) return { tense: 'future', firm: false }
    if (achieved.test(sentence) && !cues.test(sentence.replace(nominal, '')))
      return { tense: 'past', firm: true }
    if (cues.test(sentence)) return { tense: 'future', firm: false }
  }
  if (pastFrames.test(sentence)) return { tense: 'past', firm: true }
  if (already.test(sentence) || pastCues.test(sentence) || isEarlier || isOver)
    return { tense: 'past', firm: true }
  if (isLater) return { tense: 'future', firm: false }
  if (part) return part
  return comparisons.test(sentence) ? { tense: 'past', firm: false } : undefined
}

/** Whether the tense of a sentence continues: that of a comparison with last year within a plan does not. */
export function carriesOn(sentence: string, tense: Tense): boolean {
  return (
    tense === 'future' ||
    pastFrames.test(sentence) ||
    namesPart(sentence) ||
    !(already.test(sentence) || pastCues.test(sentence) || comparisons.test(sentence))
  )
}

/** Whether a sentence announces targets: 2025年的主要目标是：. */
export function isFrame(sentence: string): boolean {
  return (
    /(?:目标|预期)[^。]{0,8}[：:]/.test(sentence) ||
    /目标(?:是|为|如下)$/.test(sentence.trim()) ||
    announcesItems(sentence)
  )
}

/** Whether a sentence announces a list of deeds to come, one an item: 这些实事包括：. */
export function announcesItems(sentence: string): boolean {
  return /(?:实事|实事项目|重点任务|工作任务)(?:包括|如下|是|有)[：:]$/.test(sentence.trim())
}

/** Whether a paragraph is a point of the one before it, or goes on with it: 一是…, ——…, 其中，…. */
export function isPoint(begun: string): boolean {
  return /^(?:[一二三四五六七八九十]{1,2}是|——|--|[•·●]|(?:其中|同时|与此同时|此外|另外)，)/.test(begun)
}

/** The place at which a frame announces its contents; -1 where there is none. 2033年的预期目标是：锚定“十五五”的目标，… is of 2033. */
export function frameIn(sentence: string): number {
  return sentence.search(/目标(?:是|为)?[：:]/)
}

/** A document that is reported on proposes the following: 在《通知》中又提出，…. */
const proposes = /》中?[又还也]?(?:明确)?(?:提出|要求|明确)/

/** The basis from which something is raised: 在现行标准基础上提升30%. */
const raisedFrom =
  /在(?:20\d\d ?年)?[^，。；\d]{0,20}基础上(?=[^，。；\d]{0,4}(?:提升|提高|增长|增加|扩大|降低|下降|减少|压减))/g
const wasBefore = /截至|截止|目前|现有|去年|上年|以来|基础上/
/** Words of a wish after what exists by now: 目前有3200家，年内要突破4000家. */
const wantedBeside =
  /(?<!预计[^，。；]{0,4})(?:今年|年内|全年|本年度|20\d\d ?年)[^，。；\d]{0,6}(?:要|将|拟|再|力争|计划|确保|须)/

/**
 * The tense of each clause of a sentence with both tenses: 截至2023年底建成3000个,力争到2025年达到8000个. An aim holds up to the sentence's end, and a
 * past deed among aims for its own clause.
 */
export function tensesOfClauses(
  clauses: readonly string[],
  surroundings: { readonly tense: Tense | undefined; readonly around: Tense | undefined },
  written: Written,
): (Tense | undefined)[] {
  if (clauses.some((own) => tookPlace.test(own)) && !clauses.some((own) => firmFuture.test(own)))
    return clauses.map(() => 'past')
  const tenses = tensesByCues(clauses, surroundings, written)
  return tenses.map((tense, place) => (hasGrown.test(clauses[place]!) ? 'past' : tense))
}

function tensesByCues(
  clauses: readonly string[],
  { tense, around }: { readonly tense: Tense | undefined; readonly around: Tense | undefined },
  written: Written,
): (Tense | undefined)[] {
  const cues = clauses.map((own, place): Tense | undefined => {
    const next = clauses[place + 1] ?? ''
    const words = (namesPart(own) && compares(next)) || isActual.test(next) ? own + next : own
    const told = tenseOfSentence(words, written)
    if ((told?.firm && told.tense === 'future') || proposes.test(own)) return 'future'
    const isTold = told?.tense === 'past' && (told.firm || (namesPart(own) && around !== 'future'))
    if (wasBefore.test(words.replace(raisedFrom, '')) || already.test(words) || isTold) return 'past'
    return wantedBeside.test(own) ? 'future' : undefined
  })
  if (!cues.includes('past') || !cues.includes('future')) return clauses.map(() => tense)
  let state = around ?? cues.find((cue) => cue !== undefined)
  let aimed = false
  return cues.map((cue) => {
    if (cue === 'past' && aimed) return 'past'
    state = cue ?? state
    aimed ||= cue === 'future'
    return state
  })
}
