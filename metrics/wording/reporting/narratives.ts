import { narrativeLimits } from '../../agenda/narrative.ts'
import type { NarrativeCause } from '../../agenda/narrative-reminders.ts'
import { dateText } from '../dates.ts'
import { quoted } from '../quoted.ts'

interface NarrativeAsked {
  readonly meeting: string
  readonly organisationName: string
  /** The names of the targets, one at least. */
  readonly targets: readonly string[]
  readonly due: string
}

/** The message to an organisation that is asked before a meeting. */
export function narrativeAskedText(asked: NarrativeAsked): string {
  const { cause, measures, coordination } = narrativeLimits
  return (
    `“${asked.meeting}”请${asked.organisationName}说明${targetsText(asked.targets)}，请在${dateText(asked.due)}以前在“会前说明”里答复：` +
    `原因不超过 ${cause} 字，措施不超过 ${measures} 字，需协调事项不超过 ${coordination} 字，并作出研判。`
  )
}

/** The refusal of a day by which organisations are to answer; null where the day is fit. `earliest`: null where any day is. */
export function unfitDueText(
  due: string,
  { earliest, meeting }: { readonly earliest: string | null; readonly meeting: string },
): string | null {
  if (due > meeting) return `答复期限${due}在会议日期${meeting}之后，请改为开会当天或以前。`
  if (earliest !== null && due < earliest) return `答复期限${due}已经过去，请改为今天（${earliest}）或以后。`
  return null
}

/** The message to an organisation that has not answered. */
export function narrativeReminderText(asked: NarrativeAsked, cause: NarrativeCause): string {
  const state =
    cause === 'due-soon' ? `请在${dateText(asked.due)}以前答复` : `期限${dateText(asked.due)}已过，请立即答复`
  return `“${asked.meeting}”请${asked.organisationName}说明${targetsText(asked.targets)}，尚未答复，${state}。`
}

/** The message to an asked organisation when the meeting is cancelled. */
export function narrativeCancelledText({
  meeting,
  organisationName,
  targets,
}: Omit<NarrativeAsked, 'due'>): string {
  return `“${meeting}”已取消，${organisationName}不必再说明${targetsText(targets)}。`
}

/** The message to the secretary on targets for which nobody could answer. */
export function unaskedText(targets: readonly string[]): string {
  return `没有请的：${targetsText(targets)}。答复的单位没有在其区域填报的人，请管理员在“人员”里添加或调整填报范围，再请。`
}

/** The number of targets that are named; of more only the number is told. */
const NAMED = 3

function targetsText(targets: readonly string[]): string {
  const named = targets.slice(0, NAMED).map(quoted).join('、')
  return targets.length > NAMED ? `${named}等 ${targets.length} 项目标` : named
}
