import type { OpeningBasis } from '#server/contract/action-items.ts'
import { api } from '../api/client.ts'
import { useRequest } from '../composables/use-request.ts'

/** The facts that an order is opened with, at a meeting or outside of one: its day, and the people who could sign for each organisation. */
export function useOpeningBasis(meeting?: string) {
  const query = meeting === undefined ? {} : { meeting }
  return useRequest((_, signal) => api.get<OpeningBasis>('/api/action-items/filing', query, signal))
}
