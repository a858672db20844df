import Type from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { actorOfRequest } from '../../access/guard.ts'
import { Board } from '../../contract/board.ts'
import {
  KeptPlanDraft,
  PlanCheck,
  PlanDraft,
  PlanDraftVersion,
  PlanLacks,
  PreviewAt,
  PublicationReason,
  PublishedPlan,
  RegionChoices,
} from '../../contract/plan-drafts.ts'
import { DraftToFill, FilledDraft } from '../../contract/readings.ts'
import { needed } from '../../contract/rights.ts'
import { Id } from '../../contract/scalars.ts'
import { LightsAt, TurnedLights } from '../../contract/turned-lights.ts'
import type { Deps } from '../../deps.ts'
import { IfMatch, setVersionHeader, versionAsked } from '../../http/if-match.ts'
import { fillDraft } from './fill-draft.ts'
import { beginPlanDraft, withdrawDraft, keepDraftVersion, showDraft } from './plan-drafts.ts'
import { checkPlan, lacksOfPlan, lightsOfPlan, previewPlan, publishPlan } from './publish-plan.ts'
import { regionChoices } from './region-choices.ts'

const tags = ['plans']
const ofDraft = Type.Object({ id: Id })
const closed = { additionalProperties: false }

/** Routes of plan drafts (计划草稿), which several people write, and which are checked, previewed and published as a whole. */
export function draftRoutes(app: App, deps: Deps): void {
  const change = { allow: needed.changePlans } as const
  const look = { allow: needed.plans } as const

  app.get(
    '/api/region-codes',
    {
      config: look,
      schema: {
        summary: '全国县级以上地区，按代码或名称找',
        tags,
        querystring: Type.Object({ q: Type.String({ minLength: 1, maxLength: 40 }) }, closed),
        response: { 200: RegionChoices },
      },
    },
    async ({ query }) => ({ regions: regionChoices(query.q) }),
  )

  app.post(
    '/api/plans',
    {
      config: change,
      schema: { summary: '新拟一份计划草稿', tags, body: PlanDraft, response: { 201: PlanDraftVersion } },
    },
    async (request, reply) => {
      const made = await beginPlanDraft(deps, actorOfRequest(request), request.body)
      setVersionHeader(reply, made.version)
      return reply.status(201).send(made)
    },
  )

  app.post(
    '/api/policy/readings/:id/draft',
    {
      config: change,
      schema: {
        summary: '把采纳的目标放入计划草稿（If-Match）',
        tags,
        params: ofDraft,
        headers: IfMatch,
        body: DraftToFill,
        response: { 200: FilledDraft },
      },
    },
    async (request, reply) => {
      const { params, headers, body } = request
      const asked = { ...body, id: params.id, version: versionAsked(headers) }
      const drafted = await fillDraft(deps, actorOfRequest(request), asked)
      setVersionHeader(reply, drafted.version)
      return drafted
    },
  )

  app.get(
    '/api/plans/:id',
    {
      config: look,
      schema: { summary: '一份计划草稿', tags, params: ofDraft, response: { 200: KeptPlanDraft } },
    },
    async ({ params }, reply) => {
      const shown = await showDraft(deps, params.id)
      setVersionHeader(reply, shown.version)
      // The cast is safe: the types differ only in that the kept lists are read-only.
      return reply.send(shown as never)
    },
  )

  app.put(
    '/api/plans/:id',
    {
      config: change,
      schema: {
        summary: '保存草稿的下一版（If-Match：所改的一版）',
        tags,
        params: ofDraft,
        headers: IfMatch,
        body: PlanDraft,
        response: { 200: PlanDraftVersion },
      },
    },
    async (request, reply) => {
      const actor = actorOfRequest(request)
      const kept = await keepDraftVersion(
        deps,
        actor,
        request.params.id,
        versionAsked(request.headers),
        request.body,
      )
      setVersionHeader(reply, kept.version)
      return kept
    },
  )

  app.delete(
    '/api/plans/:id',
    {
      config: change,
      schema: {
        summary: '删除没有发布的草稿（If-Match）',
        tags,
        params: ofDraft,
        headers: IfMatch,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await withdrawDraft(deps, request.params.id, versionAsked(request.headers))
      return reply.status(204).send(null)
    },
  )

  app.get(
    '/api/plans/:id/check',
    {
      config: look,
      schema: { summary: '草稿要改的和要留意的', tags, params: ofDraft, response: { 200: PlanCheck } },
    },
    async ({ params }) => checkPlan(deps, params.id),
  )

  app.get(
    '/api/plans/:id/preview',
    {
      config: look,
      schema: {
        summary: '草稿发布后的看板',
        tags,
        params: ofDraft,
        querystring: Type.Object({ at: PreviewAt }, closed),
        response: { 200: Board },
      },
    },
    async ({ params, query }) => previewPlan(deps, params.id, query.at),
  )

  app.get(
    '/api/plans/:id/lights',
    {
      config: look,
      schema: {
        summary: '草稿发布后，在用目标中会改变的灯',
        tags,
        params: ofDraft,
        querystring: LightsAt,
        response: { 200: TurnedLights },
      },
    },
    async ({ params, query }) => lightsOfPlan(deps, params.id, query.at),
  )

  app.post(
    '/api/plans/:id/publish',
    {
      config: change,
      schema: {
        summary: '发布（If-Match）：整份计划一次生效，底账一条',
        tags,
        params: ofDraft,
        headers: IfMatch,
        body: PublicationReason,
        response: { 200: PublishedPlan },
      },
    },
    async (request, reply) => {
      const version = versionAsked(request.headers)
      const published = await publishPlan(
        deps,
        actorOfRequest(request),
        request.params.id,
        version,
        request.body?.reason,
      )
      setVersionHeader(reply, published.version)
      return published
    },
  )

  app.get(
    '/api/plans/:id/lacks',
    {
      config: look,
      schema: { summary: '已发布的计划还缺什么', tags, params: ofDraft, response: { 200: PlanLacks } },
    },
    async ({ params }) => ({ lacks: await lacksOfPlan(deps, params.id) }),
  )
}
