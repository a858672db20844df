import Type from 'typebox'
import type { App } from '../../app.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import { actorOfRequest } from '../access/guard.ts'
import { health, Health } from './health.ts'
import { indicatorFigures } from './indicator-figures.ts'
import { openMetrics, openMetricsType } from './open-metrics.ts'
import { processFigures } from './process-figures.ts'
import { requestFigures } from './request-figures.ts'

const tags = ['operations']

export function operationsRoutes(app: App, deps: Deps): void {
  const requests = requestFigures(app)
  const process = processFigures()
  app.addHook('onClose', async () => process.stop())

  app.get(
    '/healthz',
    {
      config: { allow: 'anyone' },
      schema: { summary: '是否正常', tags, response: { 200: Health, 503: Health } },
    },
    async (_request, reply) => {
      const state = await health(deps)
      return reply.status(state.status === 'ok' ? 200 : 503).send(state)
    },
  )

  app.get(
    '/metrics',
    {
      config: { allow: 'read' },
      schema: {
        summary: '运行指标（OpenMetrics）',
        tags,
        response: { 200: { content: { [openMetricsType]: { schema: Type.String() } } } },
      },
    },
    async (request, reply) => {
      // For monitoring programs, not for people or walls.
      if (actorOfRequest(request).kind !== 'token') {
        throw new AppError(
          'not-allowed',
          '运行指标只供持令牌的监控程序读取。请以 Authorization: Bearer 访问。',
        )
      }
      const { sockets, audiences, dropped } = deps.hub.figures()
      const figure = (name: string, help: string, value: number) =>
        ({ name, type: 'gauge', help, samples: [{ value }] }) as const
      const text = openMetrics([
        {
          name: 'xushi_build',
          type: 'info',
          help: 'Version',
          samples: [{ suffix: '_info', labels: { version: deps.version }, value: 1 }],
        },
        ...process.families(),
        requests(),
        figure('xushi_live_sockets', 'Open sockets', sockets),
        figure('xushi_live_audiences', 'Scopes and reference dates that are watched', audiences),
        {
          name: 'xushi_live_dropped',
          type: 'counter',
          help: 'Slow sockets dropped to a snapshot',
          samples: [{ suffix: '_total', value: dropped }],
        },
        figure('xushi_ledger_sequence', 'Last entry of the ledger', deps.store.head().sequence),
        ...(await indicatorFigures(deps)),
      ])
      return reply.type(openMetricsType).send(text)
    },
  )

  app.get(
    '/api/openapi.json',
    { config: { allow: 'anyone' }, schema: { summary: '本文件', tags, response: { 200: Type.Unknown() } } },
    async () => app.swagger(),
  )
}
