import Type from 'typebox'
import { needed } from '../../contract/rights.ts'
import { ShownTable, tableForms } from '../../contract/tables.ts'
import type { Deps } from '../../deps.ts'
import { answerTable, tableTypes } from '../../tables/answer-table.ts'
import type { App } from '../../http/fastify-app.ts'
import { fileTable } from './file-table.ts'

/** The most bytes of a table. */
const bodyLimit = 10 * 1024 * 1024

/** The route by which every table of the pages is taken out as a file. */
export function tableRoutes(app: App, { clock }: Pick<Deps, 'clock'>): void {
  const asFile = (form: keyof typeof tableTypes) => ({
    [tableTypes[form]]: { schema: Type.String(form === 'xlsx' ? { format: 'binary' } : {}) },
  })
  for (const form of tableForms)
    app.post(
      `/api/tables/${form}`,
      {
        bodyLimit,
        config: { allow: needed.bell, audit: 'export' },
        schema: {
          ...{ summary: `页面上的表格，导出为 ${form}`, tags: ['tables'], body: ShownTable },
          response: { 200: { content: asFile(form) } },
        },
      },
      async (request, reply) =>
        answerTable(reply, fileTable(request.body), {
          form,
          today: clock.today(),
          fallback: 'table',
        }) as never,
    )
}
