import Type from 'typebox'
import type { Actor } from '../../access/actor.ts'
import { actorOfRequest } from '../../access/guard.ts'
import { hasRight, needed } from '../../contract/rights.ts'
import { tableForms } from '../../contract/tables.ts'
import { TimelinessMatrix, TimelinessQuery } from '../../contract/timeliness.ts'
import type { Deps } from '../../deps.ts'
import { answerTable, tableTypes } from '../../tables/answer-table.ts'
import type { App } from '../../http/fastify-app.ts'
import { viewOf } from '../../judging/view.ts'
import { timelinessTable } from './timeliness-table.ts'
import { timelinessMatrix } from './timeliness.ts'

/** Routes of timeliness (报送及时率): which organisations reported in time, late or not at all. */
export function timelinessRoutes(app: App, deps: Deps): void {
  const schema = { tags: ['periods'], querystring: TimelinessQuery } as const
  const asked = async (query: TimelinessQuery) => {
    const { reader, index, at } = await viewOf(deps, query)
    const { frequency = 'M', periods = 12 } = query
    return timelinessMatrix(reader, index, { at, frequency, last: Number(periods), only: query })
  }
  app.get(
    '/api/timeliness',
    {
      config: { allow: needed.completeness },
      schema: {
        ...schema,
        summary: '报送及时率：单位和报送期，按时、迟报、缺报、退回',
        response: { 200: TimelinessMatrix },
      },
    },
    async (request) => seenBy(actorOfRequest(request), await asked(request.query)),
  )

  for (const form of tableForms)
    app.get(
      `/api/timeliness.${form}`,
      {
        config: { allow: needed.completeness, audit: 'export' },
        schema: {
          ...schema,
          summary: `同上，${form === 'csv' ? 'Excel 可以打开的表格' : 'Excel 工作簿'}`,
          response: {
            200: { content: { [tableTypes[form]]: { schema: Type.String({ format: 'binary' }) } } },
          },
        },
      },
      async (request, reply) => {
        const matrix = await asked(request.query)
        const named = { form, today: matrix.at, fallback: 'timeliness' }
        return answerTable(reply, timelinessTable(matrix), named) as never
      },
    )
}

/** The matrix as an actor sees it: an organisation sees who chased it (催报) in its own row alone; whoever convenes, reviews, instructs or audits sees all. */
function seenBy({ rights, organisations }: Actor, matrix: TimelinessMatrix): TimelinessMatrix {
  if (hasRight(rights, ['convene', 'review', 'instruct', 'audit'])) return matrix
  const units = matrix.units.map((unit) =>
    organisations.includes(unit.organisation)
      ? unit
      : { ...unit, standings: unit.standings.map((one) => one && { ...one, chased: null }) },
  )
  return { ...matrix, units }
}
