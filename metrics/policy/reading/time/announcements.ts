/** Whether a sentence of news sets out the contents of a plan, which go on in the next one; what somebody is going to do does not. */
export function setsOut(sentence: string): boolean {
  return /提出|明确|指出|要(?:经过|通过)|要求|部署|今后一(?:个时期|段时间)|[到至] ?(?:19|20)\d\d ?年|(?:规划|方案|计划|纲要|意见|行动)[》”]|目标|根据|按照|十[三四五六]五/.test(
    sentence,
  )
}

/** Whether a sentence announces targets: 2025年的主要目标是：. */
export function isFrame(sentence: string): boolean {
  return (
    /(?:目标|预期)[^。]{0,8}(?:[：:]|——)/.test(sentence) ||
    /目标(?:是|为|如下)$/.test(sentence.trim()) ||
    announcesItems(sentence)
  )
}

/** Whether a sentence announces a list of deeds to come, one an item: 这些实事包括：; 重点抓好以下9个方面工作：. */
export function announcesItems(sentence: string): boolean {
  const words = sentence.trim()
  return (
    /(?:实事|实事项目|重点任务|工作任务)(?:包括|如下|是|有)[：:]$/.test(words) ||
    /(?:抓|抓好|做好|做到|突出|推进|落实|办好)(?:以下|下列|(?:这)?[\d一二三四五六七八九十]{1,3}个?方面)[^，。；]{0,10}[：:。]$/.test(
      words,
    )
  )
}

/** Whether a paragraph is a point of the one before it, or goes on with it: 一是…, ——…, 其中，…. */
export function isPoint(begun: string): boolean {
  return /^(?:[一二三四五六七八九十]{1,2}是|——|--|[^\u4e00-\u9fa5\w\s“‘"《（(【〔[]|(?:其中|同时|与此同时|此外|另外)，)/.test(
    begun,
  )
}

/** The place at which a frame announces its contents; -1 where there is none. 2033年的预期目标是：锚定“十五五”的目标，… is of 2033. */
export function frameIn(sentence: string): number {
  return sentence.search(/目标(?:是|为)?(?:[：:]|——)/)
}
