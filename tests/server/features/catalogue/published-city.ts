import { emptyPlanDraft, type PlanDraft } from '#metrics/planning/plan-draft.ts'
import type { Board } from '#server/contract/board.ts'
import type { Protocol2Message } from '#server/contract/live.ts'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { openLive } from '#tests/support/callers/live-client.ts'
import { inventedPlan } from '#tests/support/given/invented-plan.ts'
import { startBlankServer } from '#tests/support/servers/start-blank-server.ts'
import type { TestServer } from '#tests/support/servers/test-server.ts'

type Caller = Record<string, string>
interface Published {
  readonly draft: string
  readonly version: number
  readonly sequence: number
  readonly proposal: string | null
}

/** A city whose invented plan is in force, with two administrators and a reporter of its bureau of communications. */
export interface PublishedCity {
  readonly server: TestServer
  admin(): Promise<Caller>
  /** A new draft is published. */
  publish(draft: PlanDraft): Promise<Published>
  /** A draft is published again. */
  again(published: Pick<Published, 'draft' | 'version'>): Promise<Published>
  /** The second administrator decides on a proposal. @returns the ledger sequence */
  decide(proposal: string | null, act: 'confirm' | 'refuse'): Promise<number>
  rows(scope: string, query?: string): Promise<Board['targets']>
  /** The rows of a wall, one snapshot after another. */
  wall(scope: string): Promise<{ shown(): Promise<Board['targets']>; close(): void }>
  /** The number of filings that a reporter owes; the city's reporter by default. */
  owedFilings(at?: string, reporter?: string): Promise<number>
  /**
   * A scheme that compares the base stations, or other indicators, with their targets is kept.
   * @returns each participant's value and target, of the first indicator for which it has any, and its score
   */
  evaluation(
    over: 'organisations' | 'regions',
    participants: readonly string[],
    indicators?: readonly string[],
  ): Promise<(query: string) => Promise<readonly (readonly [string, unknown, unknown, unknown])[]>>
}

/** The plan, target and indicator of the base stations. */
export const stationsOf = { plan: '350200-plan-1', target: '350200-2024-1', indicator: '350200-1' } as const

/** A notice of the same office that changes its plan. */
export const noticeOf = (shared: PlanDraft['shared'], signed?: string): PlanDraft => ({
  ...emptyPlanDraft,
  document: {
    ...inventedPlan.document,
    title: '关于调整部分目标的通知（虚构）',
    number: '厦工信〔2024〕1号',
    ...(signed !== undefined && { signed }),
  },
  organisations: inventedPlan.organisations,
  clauses: [{ path: '一', title: '调整的目标' }],
  shared,
})

export async function publishCity(): Promise<PublishedCity> {
  const server = await startBlankServer({ twoPersons: true })
  await server.person('lin', ['system-administrator'])
  const admin = () => by(server, 'admin')
  const again = async ({ draft, version }: Pick<Published, 'draft' | 'version'>): Promise<Published> => {
    const headers = { ...(await admin()), 'if-match': `"${version}"` }
    const { status, body } = await ask(server, `POST /api/plans/${draft}/publish`, headers)
    if (status !== 200) throw new Error(JSON.stringify(body))
    return { draft, version: body.version, sequence: body.sequence, proposal: body.proposal }
  }
  const city: PublishedCity = {
    server,
    admin,
    publish: async (draft) => {
      const { body } = await ask(server, 'POST /api/plans', await admin(), draft)
      return again({ draft: body.id, version: 1 })
    },
    again,
    decide: async (proposal, act) => {
      const reason = act === 'refuse' ? { reason: '缺少文号' } : {}
      const lin = await by(server, 'lin')
      const { status, body } = await ask(server, `POST /api/proposals/${proposal}/${act}`, lin, reason)
      if (status !== 200) throw new Error(JSON.stringify(body))
      return body.sequence
    },
    rows: async (scope, query = '') =>
      (await ask(server, `GET /api/board?scope=${scope}${query}`, byToken)).body.targets ?? [],
    wall: async (scope) => {
      const live = await openLive<Protocol2Message>(await server.listen(), { scope, protocol: '2' }, byToken)
      await live.next('hello')
      return {
        shown: async () => (await live.next('snapshot')).board.targets,
        close: () => live.close(),
      }
    },
    owedFilings: async (at, name = 'tongguan') => {
      const reporter = await by(server, name)
      const { body } = await ask(server, `GET /api/filings${at === undefined ? '' : `?at=${at}`}`, reporter)
      return body.filings.length
    },
    evaluation: async (over, participants, indicators = [stationsOf.indicator]) => {
      const scoring = { method: 'target', ceiling: 120 }
      const { status, body } = await ask(server, 'POST /api/evaluation-schemes', await admin(), {
        ...{ name: '基站完成情况（虚构）', grounds: '虚构', over, participants },
        indicators: indicators.map((indicator) => ({
          ...{ indicator, weight: 1 / indicators.length, direction: 'higher', scoring },
        })),
        ...{ aggregation: 'arithmetic', maxMissing: 0.2, decimals: 1 },
      })
      if (status !== 201) throw new Error(JSON.stringify(body))
      return async (query) => {
        const run = `GET /api/evaluation-schemes/${body.id}/run?${query}`
        const { results } = (await ask(server, run, byToken)).body as {
          results: {
            subject: string
            score: number | null
            parts: { value: unknown; target?: unknown }[]
          }[]
        }
        return results.map(({ subject, score, parts }) => {
          const part = parts.find(({ value, target }) => value !== null || target !== undefined) ?? parts[0]
          return [subject, part?.value, part?.target, score]
        })
      }
    },
  }
  const { proposal } = await city.publish(inventedPlan)
  if (proposal !== null) throw new Error('A plan that is new waits for nobody.')
  await server.person('tongguan', ['reporter'], { organisations: ['350200-org-2'], regions: ['350200'] })
  return city
}
