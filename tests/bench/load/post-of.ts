import type { ObservationItem } from '#server/contract/observations.ts'
import type { LoadRequest } from './http-load.ts'

/** The request that posts one value. */
export function postOf(item: ObservationItem): LoadRequest {
  return { path: '/api/observations', body: JSON.stringify({ items: [item] }) }
}
