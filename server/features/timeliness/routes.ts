import { create as contentDisposition } from 'content-disposition'
import type { FastifyReply } from 'fastify'
import Type from 'typebox'
import type { Actor } from '../../access/actor.ts'
import { actorOfRequest } from '../../access/guard.ts'
import { hasRight, needed } from '../../contract/rights.ts'
import { TimelinessMatrix, TimelinessQuery } from '../../contract/timeliness.ts'
import type { Deps } from '../../deps.ts'
import { tableXlsx, tableXlsxType } from '../../exchange/table-xlsx.ts'
import type { App } from '../../http/fastify-app.ts'
import { viewOf } from '../../judging/view.ts'
import { streamedZip } from '../../workbooks/streamed-zip.ts'
import { timelinessCsv, timelinessTable } from './timeliness-table.ts'
import { timelinessMatrix } from './timeliness.ts'

/** Routes of timeliness (报送及时率): which organisations reported in time, late or not at all. */
export function timelinessRoutes(app: App, deps: Deps): void {
  const schema = { tags: ['periods'], querystring: TimelinessQuery } as const
  const asked = async (query: TimelinessQuery) => {
    const { reader, index, at } = await viewOf(deps, query)
    const { frequency = 'M', periods = 12 } = query
    return timelinessMatrix(reader, index, { at, frequency, last: Number(periods), only: query })
  }
  const asFile = (reply: FastifyReply, matrix: TimelinessMatrix, ending: 'csv' | 'xlsx') =>
    reply.headers({
      'content-disposition': contentDisposition(`报送及时率 ${matrix.at}.${ending}`, {
        fallback: `timeliness.${ending}`,
      }),
      'cache-control': 'private, no-store',
    })

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

  const exported = { allow: needed.completeness, audit: 'export' } as const
  app.get(
    '/api/timeliness.csv',
    {
      config: exported,
      schema: {
        ...schema,
        summary: '同上，Excel 可以打开的表格',
        response: { 200: { content: { 'text/csv': { schema: Type.String() } } } },
      },
    },
    async (request, reply) => {
      const matrix = await asked(request.query)
      return asFile(reply, matrix, 'csv').type('text/csv; charset=utf-8').send(timelinessCsv(matrix))
    },
  )

  app.get(
    '/api/timeliness.xlsx',
    {
      config: exported,
      schema: {
        ...schema,
        summary: '同上，Excel 工作簿',
        response: { 200: { content: { [tableXlsxType]: { schema: Type.String({ format: 'binary' }) } } } },
      },
    },
    async (request, reply) => {
      const matrix = await asked(request.query)
      const parts: Uint8Array[] = []
      for await (const part of streamedZip(tableXlsx(timelinessTable(matrix)))) parts.push(part)
      return asFile(reply, matrix, 'xlsx').type(tableXlsxType).send(Buffer.concat(parts))
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
