import { approve, stations } from './approve.ts'
import { ask, by } from '../callers/ask.ts'
import type { TestServer } from '../servers/test-server.ts'

/** The weekly meeting of 肇庆. */
export const meetingDraft = {
  series: 'weekly',
  title: '第43周调度会',
  date: '2024-10-25',
  at: '2024-10-24',
  scopes: ['441200'],
}

/** The meeting weekly-1 of 肇庆 is convened, where 5G base stations are far behind. @returns the headers of its secretary */
export async function conveneOverRedStations(server: TestServer): Promise<Record<string, string>> {
  await server.person('secretary', ['secretary'])
  const secretary = await by(server, 'secretary')
  await approve(server, [{ ...stations(6_800), period: '2023-M12' }, stations(7_000)])
  await ask(server, 'POST /api/meetings', secretary, meetingDraft)
  return secretary
}
