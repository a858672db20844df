import type { BoardChoices } from '#server/contract/boards.ts'
import { api } from './client.ts'

/** The demo year lies in the past: what is listed by dates begins there; undefined where nothing is a demonstration. */
export async function demoDate(signal: AbortSignal): Promise<string | undefined> {
  const { boards, demo } = await api.get<BoardChoices>('/api/boards', {}, signal)
  return demo ? boards.find(({ real }) => !real)?.suggestedAt : undefined
}
