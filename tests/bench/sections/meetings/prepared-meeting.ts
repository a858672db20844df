import type { MeetingAgenda } from '#server/contract/meetings.ts'
import type { OwnNarratives } from '#server/contract/narratives.ts'
import type { PlannedServer } from './planned-server.ts'

/** The number of orders that are given before a meeting. */
const orders = 20
/** The longest texts of a narrative. */
const said = {
  cause: '用地和用能手续晚于计划，设备到货推迟。'.repeat(15),
  measures: '专班驻点，逐项建立清单，每周三核对一次进度。'.repeat(12),
  coordination: '请自然资源、供电部门会商。'.repeat(10),
  judgement: 'able',
}

/** A meeting on a plan, with orders and the narrative of one organisation. @returns its id */
export async function prepareMeeting(
  { secretary, reporter, scope, targets }: PlannedServer,
  today: string,
): Promise<string> {
  const draft = { series: 'weekly', title: `${today}调度会`, date: today, at: today, scopes: [scope] }
  const { id } = await secretary.call<{ id: string }>('POST', '/api/meetings', draft)
  for (const { id: target, organisations } of targets.slice(0, orders))
    await secretary.call('POST', '/api/action-items', {
      order: '逐项核实差距的原因，拿出逐月计划，每周三报一次进度',
      organisation: organisations[0]!,
      targets: [target],
      meeting: id,
      days: 3,
      assign: true,
    })
  const { items } = await secretary.call<MeetingAgenda>('GET', `/api/meetings/${id}/agenda`)
  const asked = [...new Set(items.flatMap(({ target }) => target ?? []))]
  await secretary.call('POST', `/api/meetings/${id}/narratives`, { targets: asked, due: today })
  const { narratives } = await reporter.call<OwnNarratives>('GET', '/api/narratives')
  for (const { meeting, target, version } of narratives)
    if (meeting === id)
      await reporter.call('PUT', `/api/meetings/${id}/narratives/${target}`, said, {
        'if-match': `"${version}"`,
      })
  return id
}

/** A frozen meeting is opened, and its decisions are written down. */
export async function openPrepared({ secretary }: PlannedServer, id: string): Promise<void> {
  await secretary.call('POST', `/api/meetings/${id}/hold`, {})
  const { items } = await secretary.call<MeetingAgenda>('GET', `/api/meetings/${id}/agenda`)
  const pages = new Set(items.flatMap(({ target }) => target ?? []))
  const written = {
    note: '牵头单位说明了原因。'.repeat(10),
    decision: '月底前补齐，每周报一次进度。'.repeat(5),
  }
  for (const page of [...pages].slice(0, 20))
    await secretary.call('PUT', `/api/meetings/${id}/notes/${page}`, written, { 'if-match': '"0"' })
}
