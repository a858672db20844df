/** Whether a passage tells of what was, or of what is to be. */
export type Tense = 'past' | 'future'

const pastTitles =
  /现状|(?:发展|工作|现有|现实|产业)基础|^基础$|基础(?:和|与)(?:形势|环境)|形势|回顾|成效|进展|成就|背景|发展情况|问题|挑战/
const futureTitles =
  /目标|任务|行动|重点|措施|要求|安排|计划|工程|保障|预期|建设|推进|加快|推动|提升|发展|打造|实施|完善|构建/

/** What a heading makes of the section below it; undefined where it says nothing. 现状与目标 is neither. */
export function tenseOfTitle(title: string): Tense | undefined {
  if (/目标|任务/.test(title) && !/完成情况|进展/.test(title)) return 'future'
  if (pastTitles.test(title)) return 'past'
  return futureTitles.test(title) ? 'future' : undefined
}

/** They tell of the time of what follows too. */
const pastFrames = /截至|截止|以来|近年来|回顾|数据显示|报告显示|据了解|去年|过去|上年末|一年来/
/** They tell of their own sentence alone. */
const pastCues =
  /已(?:经|累计|建|完|实|形|有|达|开|成|培|超|突)|同比|比上年|较上年|较20\d\d|较[“"]?十|相比|净增|位居|居全国|居世界|排名|取得|创历史|首次突破/
const futureCues =
  /力争|争取|目标|预期|确保|计划|将(?:达|实现|建成|新建|新增|突破|超过|完成|力争|成为|有)|拟|到20\d\d ?年|至20\d\d ?年|20\d\d ?年底前|今年(?!前|以来|上半)|年内|努力|要求|提出/

/** What a sentence says of its own time; `year` is that of the document. */
export function tenseOfSentence(sentence: string, year: number | undefined): Tense | undefined {
  const years = [...sentence.matchAll(/(?:到|至)?(20\d\d) ?年/g)].map((found) => Number(found[1]))
  const isLater = years.some((named) => year !== undefined && named >= year)
  const isEarlier = years.length > 0 && year !== undefined && years.every((named) => named < year)
  if (/截至|截止/.test(sentence)) return 'past'
  if (futureCues.test(sentence) && !isEarlier) return 'future'
  if (pastFrames.test(sentence) || pastCues.test(sentence)) return 'past'
  if (isEarlier) return 'past'
  return isLater ? 'future' : undefined
}

/** Whether what a sentence says of its time goes on: a comparison with last year within a plan does not. */
export function carriesOn(sentence: string, tense: Tense): boolean {
  return tense === 'future' || pastFrames.test(sentence) || !pastCues.test(sentence)
}

/** Whether a sentence says that targets follow: 2025年的主要目标是：. */
export function isFrame(sentence: string): boolean {
  return /(?:目标|预期)[^。]{0,8}[：:]/.test(sentence) || /目标(?:是|为|如下)$/.test(sentence.trim())
}
