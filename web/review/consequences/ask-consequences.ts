import { parseValue } from '#metrics/numbers/parse-value.ts'
import type { Consequences, ObservationRecord } from '#server/contract/observations.ts'
import { api } from '../../api/client.ts'

/** The lights and ranks that a submitted revision changes once it is approved. @throws AppProblem */
export function askConsequences(revision: ObservationRecord, signal?: AbortSignal): Promise<Consequences> {
  const { indicator, region, period, value, reason } = revision
  const parsed = value === null ? undefined : parseValue(value)
  const given = parsed && 'value' in parsed ? { value: parsed.value } : { reason: reason ?? undefined }
  return api.get<Consequences>(
    '/api/observations/consequences',
    { indicator, region, period, ...given },
    signal,
  )
}

/** The lights and ranks that change once the approval of a revision is revoked. @throws AppProblem */
export function askRevocationConsequences(
  { indicator, region, period, revision }: ObservationRecord,
  signal?: AbortSignal,
): Promise<Consequences> {
  const query = { indicator, region, period, revoked: String(revision) }
  return api.get<Consequences>('/api/observations/consequences', query, signal)
}
