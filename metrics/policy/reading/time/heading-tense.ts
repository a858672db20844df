import type { TimeTold } from './tense.ts'

const pastTitles =
  /现状|(?:发展|工作|现有|现实|产业)基础|(?:基础|现有|有利)条件|^基础$|^发展环境$|基础(?:和|与)(?:形势|环境)|形势|回顾|执行情况|成效|进展|成就|成绩|背景|发展情况|完成情况|工作总结|亮点|问题|挑战/
const futureTitles =
  /目标|任务|行动|重点|措施|要求|安排|计划|工程|保障|预期|建设|推进|加快|推动|提升|发展|打造|实施|完善|构建|^(?:加强|强化|深化|优化|健全|扩大|培育)/
const goals = /目标|(?:主要|重点|工作)任务|打算|(?:今后|未来|下一步|下阶段)/
const aims =
  /目标|^(?:19|20)\d\d ?年(?:政府|重点|主要)*工作(?:重点|安排|部署|任务|思路|计划|打算|要点|目标)?$|^(?:19|20)\d\d ?年重点工作|(?:主要|重点|重大|工作|年度)任务|任务(?:分工|清单|举措)?$|总体要求|(?:工作|主要|初步|重点)(?:安排|打算|考虑)|(?:今后|未来).{1,4}年|^(?:下一?步|下一?阶段|下一?年度?|明年).{0,8}(?:计划|打算|安排|思路|举措|重点|工作)/

/** Whether a heading names what must hold at all times or is paid: 设置标准, 认定条件, 补贴标准. */
export function isOfStandards(title: string): boolean {
  return /^(?:(?!目标|任务|提升|提高)[\u4e00-\u9fa5]){0,8}(?:设置|认定|评定|配置|配备|收费|补贴|补助|奖补|奖励|准入|入选|申报|入库)(?:标准|条件)$/.test(
    title,
  )
}

const surveys = /形势|挑战|机遇|背景/

/** A problem that is to be solved is a task: 着力解决饮水困难问题. */
const solved =
  /(?:解决|破解|化解|整治|整改|应对)(?!了)[^，。；]{0,16}?(?:问题|挑战)(?!的?[^，。；]{0,4}情况)/g

/**
 * The tense that a heading gives to the section below it; undefined where it gives none. Below a heading of the past only aims are of the
 * future: (一)着力稳增长 tells there what was done. 现状与目标 leaves the tense to the sentences.
 */
export function tenseOfTitle(printed: string): TimeTold | undefined {
  const title = printed.replace(solved, '')
  const [past, aimed] = [pastTitles.test(title), aims.test(title) && !/完成情况|进展/.test(title)]
  if (past && aimed) return { tense: undefined, firm: true }
  if (past) return { tense: 'past', firm: true, surveys: surveys.test(title) }
  if (aimed) return { tense: 'future', firm: true, aims: goals.test(title) }
  return futureTitles.test(title) ? { tense: 'future', firm: false } : undefined
}
