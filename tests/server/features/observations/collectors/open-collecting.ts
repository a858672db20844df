import { expect } from 'vitest'
import { later } from '#server/clock.ts'
import type { Collector, CollectorDraft, CollectorRun } from '#server/contract/collectors.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { openSource, type Source } from '#tests/support/callers/source.ts'
import { collectorDraft } from '#tests/server/features/observations/collectors/collector-draft.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

type Headers = Record<string, string>

/** A server whose collectors run when the test looks, its people, and a source. */
export interface Collecting {
  readonly server: TestServer
  readonly source: Source
  readonly admin: () => Promise<Headers>
  readonly reviewer: () => Promise<Headers>
  /** A collector of the source is made. @returns its id */
  make(changed?: Partial<CollectorDraft>): Promise<string>
  /** The collector runs now, as by its button. @returns the run that it left */
  run(id: string): Promise<CollectorRun>
  /** The clock moves on, and the jobs look every ten minutes. */
  pass(milliseconds: number): Promise<void>
  runs(id: string): Promise<CollectorRun[]>
  shown(id: string): Promise<Collector>
  /** The revisions of the 5G base stations of a region in 2024: period, value, state, actor. */
  figures(region?: string): Promise<(string | number | null)[][]>
  stop(): Promise<void>
}

const tenMinutes = 600_000

export async function openCollecting(): Promise<Collecting> {
  const server = await startTestServer({ collectors: true, imports: true })
  await server.person('reviewer', ['reviewer'], { regions: ['441200'] })
  const source = await openSource()
  const sessions = new Map<string, { readonly since: string; readonly headers: Headers }>()
  // A session ends after twelve hours, and sign-ins of one minute are counted.
  const signedIn = async (name: string) => {
    const now = server.clock.now()
    const known = sessions.get(name)
    if (known && later(known.since, 6 * 3_600_000) > now) return known.headers
    const headers = await by(server, name)
    sessions.set(name, { since: now, headers })
    return headers
  }
  const admin = () => signedIn('admin')
  const reviewer = () => signedIn('reviewer')
  const runs = async (id: string) =>
    (await ask(server, `GET /api/collectors/${id}/runs`, await admin())).body.runs as CollectorRun[]
  return {
    server,
    source,
    admin,
    reviewer,
    runs,
    make: async (changed) => {
      const draft = collectorDraft(source.url, changed)
      const listed = (await ask(server, 'GET /api/collectors', await admin())).body.collectors as Collector[]
      // No two have one name.
      const isNamed = listed.some(({ name }) => name === draft.name)
      const named = { ...draft, ...(isNamed && { name: `${draft.name} ${listed.length}` }) }
      const { status, body } = await ask(server, 'POST /api/collectors', await admin(), named)
      expect([status, body]).toMatchObject([201, {}])
      return (body as { id: string }).id
    },
    run: async (id) => {
      const before = (await runs(id)).length
      expect((await ask(server, `POST /api/collectors/${id}/run`, await admin())).status).toBe(202)
      await server.jobs.look()
      const after = await runs(id)
      expect(after).toHaveLength(Math.min(50, before + 1))
      return after[0]!
    },
    pass: async (milliseconds) => {
      for (let passed = 0; passed < milliseconds; passed += tenMinutes) {
        server.clock.advance(tenMinutes)
        await server.jobs.look()
      }
    },
    shown: async (id) => {
      const { body } = await ask(server, 'GET /api/collectors', await admin())
      return (body.collectors as Collector[]).find((one) => one.id === id)!
    },
    figures: async (region = '441200') => {
      const query = `indicator=zhaoqing-5g-base-stations&region=${region}&from=2024-01&to=2024-12&includeHistory=true`
      const { body } = await ask(server, `GET /api/observations?${query}`, await reviewer())
      return (body.observations as { period: string; value: number | null; state: string }[]).map(
        ({ period, value, state }) => [period, value, state],
      )
    },
    stop: async () => {
      await source.close()
      await server.stop()
    },
  }
}

/** A long table of the base stations of Zhaoqing, in the form of `collectorDraft`. */
export const table = (
  ...rows: readonly (readonly [month: number, value: string | number, region?: string])[]
) =>
  [
    '指标,地区,期,数值',
    ...rows.map(
      ([month, value, region = '肇庆市']) => `5G基站累计开通数,${region},2024年${month}月,${value}`,
    ),
  ].join('\n')
