import type { Consequences } from '#server/contract/observations.ts'
import type {
  Approvals,
  Decided,
  Returns,
  ReviewCount,
  ReviewItem,
  ReviewQueue,
} from '#server/contract/review.ts'
import type { Sent } from '../api/fake-network.ts'

/** The server's queue, and its refusals of decisions. */
export interface FakeQueue {
  queue: ReviewItem[]
  /** The number of items in one answer, whatever limit is asked for. */
  perAnswer: number
  refuse: (() => Response | Promise<Response>) | undefined
  changes: Consequences['changes']
}

/** The answer to a request of the review page. */
export function answerOf(server: FakeQueue, { path, body }: Sent): Response | Promise<Response> {
  const { queue, perAnswer, refuse, changes } = server
  if (path === '/api/review/count')
    return Response.json({ waiting: queue.length, decidable: queue.length } satisfies ReviewCount)
  if (path.startsWith('/api/review?')) {
    const asked = new URLSearchParams(path.split('?')[1])
    const [after, limit] = [Number(asked.get('after')), Math.min(Number(asked.get('limit')), perAnswer)]
    const end = after + limit
    const next = end < queue.length ? end : null
    return Response.json({
      sequence: 9,
      items: queue.slice(after, end),
      next,
      stalled: [],
    } satisfies ReviewQueue)
  }
  if (path.startsWith('/api/observations/consequences'))
    return Response.json({ sequence: 9, changes, rankings: [] } satisfies Consequences)
  const { items } = body as Approvals | Returns
  if (refuse) return refuse()
  const isDecided = ({ observation: { indicator, period } }: ReviewItem) =>
    items.some((cell) => cell.indicator === indicator && cell.period === period)
  server.queue = queue.filter((item) => !isDecided(item))
  const endorsed = path.endsWith('approvals')
    ? queue.filter((item) => isDecided(item) && item.transitions.includes('endorse')).length
    : 0
  return Response.json({ sequence: 10, decided: items.length, endorsed, cleared: 0 } satisfies Decided)
}
