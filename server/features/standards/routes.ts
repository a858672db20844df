import Type from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { needed } from '../../contract/rights.ts'
import { Id } from '../../contract/scalars.ts'
import {
  CalendarYearDraft,
  KeptCalendarYear,
  KeptLightRule,
  LightRuleDraft,
  PreviewRequest,
  RulePreview,
  WaitingChange,
} from '../../contract/standards.ts'
import type { Deps } from '../../deps.ts'
import { viewOf } from '../../judging/view.ts'
import { actorOfRequest } from '../../access/guard.ts'
import { keepCalendarYear } from './keep-calendar-year.ts'
import { keepLightRule, withdrawLightRule } from './keep-light-rule.ts'
import { previewLightRule } from './preview-light-rule.ts'

const tags = ['standards']

/** Routes of what targets are judged by: light rules, and the working days on which deadlines depend. */
export function standardsRoutes(app: App, deps: Deps): void {
  const config = { allow: needed.changeStandards } as const

  app.post(
    '/api/light-rules',
    {
      config,
      schema: {
        summary: '新拟一条亮灯规则，自某日起施行',
        tags,
        body: LightRuleDraft,
        response: { 201: KeptLightRule },
      },
    },
    async (request, reply) =>
      reply.status(201).send({ ...(await keepLightRule(deps, actorOfRequest(request), request.body)) }),
  )

  app.post(
    '/api/light-rules/preview',
    {
      config: { allow: needed.standards },
      schema: { summary: '新规则会改变哪些灯', tags, body: PreviewRequest, response: { 200: RulePreview } },
    },
    async ({ body: { rule, scope, at } }) =>
      previewLightRule(await viewOf(deps, { at }), { name: '', ...rule, id: 'draft' }, scope),
  )

  app.delete(
    '/api/light-rules/:id',
    {
      config,
      schema: {
        summary: '撤回一条规则，至迟在施行当日',
        tags,
        params: Type.Object({ id: Id }),
        response: { 202: WaitingChange, 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const proposal = await withdrawLightRule(deps, actorOfRequest(request), request.params.id)
      return proposal === null ? reply.status(204).send(null) : reply.status(202).send({ proposal })
    },
  )

  app.put(
    '/api/calendar-years/:year',
    {
      config,
      schema: {
        summary: '一年的法定节假日和调休',
        tags,
        params: Type.Object({ year: Type.String({ pattern: '^(19|20|21)[0-9]{2}$' }) }),
        body: CalendarYearDraft,
        response: { 200: KeptCalendarYear },
      },
    },
    async (request) => ({
      ...(await keepCalendarYear(deps, actorOfRequest(request), {
        year: Number(request.params.year),
        ...request.body,
      })),
    }),
  )
}
