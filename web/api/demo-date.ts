import type { BoardChoices } from '#server/contract/boards.ts'
import { api } from './client.ts'

/**
 * The demo year lies in the past, so lists that go by date begin at the date of the demo's board. The date is undefined
 * without demo data.
 */
export async function demoDate(signal: AbortSignal): Promise<string | undefined> {
  const { boards, demo } = await api.get<BoardChoices>('/api/boards', {}, signal)
  return demo ? boards.find(({ real }) => !real)?.suggestedAt : undefined
}
