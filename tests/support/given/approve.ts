import type { ObservationItem, ObservationsAccepted } from '#server/contract/observations.ts'
import { testToken, type TestServer } from '../servers/test-server.ts'

/** Values that count as approved are posted in one commit. @returns the sequence of the last */
export async function approve(server: TestServer, items: readonly ObservationItem[]): Promise<number> {
  const answer = await server.app.inject({
    method: 'POST',
    url: '/api/observations',
    headers: { authorization: `Bearer ${testToken}` },
    payload: { items },
  })
  if (answer.statusCode !== 201) throw new Error(answer.body)
  return answer.json<ObservationsAccepted>().sequence
}

/** 5G base stations of Zhaoqing (441200) or one of its counties at the end of a month of 2024. */
export function stations(value: number, region = '441200', month = '09') {
  return { indicator: 'zhaoqing-5g-base-stations', region, period: `2024-M${month}`, value }
}
