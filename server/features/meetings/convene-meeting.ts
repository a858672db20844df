import { repeatedMeeting } from '#metrics/agenda/repeated-meeting.ts'
import { targetsOfScope } from '#metrics/agenda/meeting-scopes.ts'
import { scopeName } from '#metrics/catalogue/scope-name.ts'
import { isDate } from '#metrics/period/civil-date.ts'
import { insteadOfRepeating, meetingStateWords } from '#metrics/wording/meetings.ts'
import type { MeetingDraft } from '../../contract/meetings.ts'
import type { Actor } from '../../access/actor.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import { storeMeeting } from '../../records/kinds/meetings/meetings.ts'
import { meetingsWithState } from './meetings.ts'

/**
 * Convenes the next meeting of a series. @throws AppError bad-item for an empty title, a day that does not exist, a reference date after
 * the meeting, or a scope that is named twice or without a target; unknown-scope; conflict where the same meeting exists (J-13)
 */
export async function conveneMeeting(
  { store, catalogue }: Pick<Deps, 'store' | 'catalogue'>,
  actor: Actor,
  draft: MeetingDraft,
): Promise<{ id: string }> {
  const { series, date, at, scopes } = draft
  const title = draft.title.trim().replace(/\s+/g, ' ')
  if (title === '') throw new AppError('bad-item', '请写会议名称。')
  for (const day of [date, at])
    if (!isDate(day)) throw new AppError('bad-item', `没有这一天：${day}。日期请写成 2024-10-31。`)
  if (at > date) throw new AppError('bad-item', `基准日${at}在会议日期${date}之后，请改为会议当天或以前。`)
  const index = catalogue.current()
  const repeated = scopes.find((scope, place) => scopes.indexOf(scope) < place)
  if (repeated !== undefined)
    throw new AppError('bad-item', `范围“${scopeName(repeated, index)}”写了两次，请去掉一个。`)
  for (const scope of scopes) {
    const targets = targetsOfScope(index, scope)
    if (!targets)
      throw new AppError('unknown-scope', `没有这个范围：${scope}。请写地区代码、文件编号或单位编号。`)
    if (targets.length === 0)
      throw new AppError('bad-item', `范围“${scopeName(scope, index)}”没有目标，请换一个。`)
  }
  return store.write(async (writer) => {
    const meetings = await meetingsWithState(writer)
    const repeated = repeatedMeeting(meetings, { series, title, date, scopes })
    if (repeated)
      throw new AppError(
        'conflict',
        `${date}已有同系列、同范围的会议“${repeated.title}”（${repeated.id}，${meetingStateWords[repeated.state]}）。${insteadOfRepeating(repeated.state)}`,
      )
    const number = meetings.filter((meeting) => meeting.series === series).length + 1
    const id = `${series}-${number}`
    const scopeNames = scopes.map((scope) => scopeName(scope, index))
    await storeMeeting(writer, actor.id, id, { series, title, date, at, scopes, scopeNames })
    return { id }
  })
}
