import Type from 'typebox'
import type { FastifyRequest } from 'fastify'
import type { App } from '../../http/fastify-app.ts'
import { IfMatch, setVersionHeader, versionAsked } from '../../http/if-match.ts'
import { AgendaItemEdit, AgendaSequence, ofAgendaItem } from '../../contract/agenda-items.ts'
import { MeetingChanges, MeetingVersions } from '../../contract/meeting-changes.ts'
import {
  Cancelling,
  CreatedMeeting,
  Freezing,
  Frozen,
  Meeting,
  MeetingAgenda,
  MeetingDraft,
  MeetingList,
  MeetingSnapshot,
  Versioned,
} from '../../contract/meetings.ts'
import { needed } from '../../contract/rights.ts'
import { Id, Nullable } from '../../contract/scalars.ts'
import { actorOfRequest } from '../../access/guard.ts'
import type { Deps } from '../../deps.ts'
import { demoDayOf } from '../../judging/demo-day.ts'
import { conveneMeeting } from './convene-meeting.ts'
import { editItem, keepArrangement } from './agenda/edit-agenda.ts'
import { freezeMeeting } from './freeze-meeting.ts'
import { cancelMeeting, closeMeeting, holdMeeting } from './hold-meeting.ts'
import { meetingAgenda, storedSnapshot } from './meeting-agenda.ts'
import { followMeetingChanges } from './changes/meeting-changes.ts'
import { versionChanges } from './changes/version-changes.ts'
import type { Asker } from './meeting-transitions.ts'
import { meetingsWithState, meetingIn, shownMeetings, type MeetingWithState } from './meetings.ts'

const tags = ['meetings']
const ofMeeting = Type.Object({ id: Id })

/** Routes of meetings (调度会), their agendas and their frozen pictures. */
export function meetingRoutes(app: App, deps: Deps): void {
  const { store, catalogue } = deps
  const changesOf = followMeetingChanges(deps)
  const found = async (id: string) => meetingIn(await meetingsWithState(store.reader), id)
  const askerOf = (request: FastifyRequest): Asker => ({
    actor: actorOfRequest(request),
    today: deps.clock.today(),
  })
  const shown = (request: FastifyRequest, meetings: readonly MeetingWithState[]) =>
    shownMeetings(store.reader, catalogue.current(), meetings, askerOf(request))

  app.get(
    '/api/meetings',
    {
      config: { allow: needed.meetings },
      schema: { summary: '会议', tags, response: { 200: MeetingList } },
    },
    async (request) => {
      const { actor, today } = askerOf(request)
      return {
        meetings: await shown(request, await meetingsWithState(store.reader)),
        today: demoDayOf(catalogue.current(), actor) ?? today,
      }
    },
  )

  app.post(
    '/api/meetings',
    {
      config: { allow: needed.convening },
      schema: { summary: '筹备一次会议', tags, body: MeetingDraft, response: { 201: CreatedMeeting } },
    },
    async (request, reply) =>
      reply.status(201).send(await conveneMeeting(deps, actorOfRequest(request), request.body)),
  )

  app.get(
    '/api/meetings/:id',
    {
      config: { allow: needed.meetings },
      schema: { summary: '一次会议', tags, params: ofMeeting, response: { 200: Meeting } },
    },
    async (request) => (await shown(request, [await found(request.params.id)]))[0]!,
  )

  app.get(
    '/api/meetings/:id/agenda',
    {
      config: { allow: needed.meetings },
      schema: {
        summary: '会议的议题：定格后按快照，之前按此刻',
        tags,
        params: ofMeeting,
        response: { 200: MeetingAgenda },
      },
    },
    async (request) => meetingAgenda(deps, askerOf(request), request.params.id),
  )

  app.post(
    '/api/meetings/:id/freeze',
    {
      config: { allow: needed.convening },
      schema: {
        summary: '定格：此后会议只用这一份快照',
        tags,
        params: ofMeeting,
        headers: IfMatch,
        body: Nullable(Freezing),
        response: { 200: Frozen },
      },
    },
    async (request) => {
      const { params, headers, body } = request
      const basedOn = headers['if-match'] === undefined ? undefined : versionAsked(headers)
      const freezing = { reason: body?.reason, basedOn }
      return { snapshot: await freezeMeeting(deps, actorOfRequest(request), params.id, freezing) }
    },
  )

  app.post(
    '/api/meetings/:id/cancel',
    {
      config: { allow: needed.convening },
      schema: {
        summary: '取消还没有定格的会议',
        tags,
        params: ofMeeting,
        body: Cancelling,
        response: { 200: Meeting },
      },
    },
    async (request) => {
      const { id } = request.params
      await cancelMeeting(deps, actorOfRequest(request), id, request.body.reason)
      return (await shown(request, [await found(id)]))[0]!
    },
  )

  const turns = [
    { turn: 'hold', summary: '开会：此后可以记录', act: holdMeeting },
    { turn: 'close', summary: '结束：此后不再改动', act: closeMeeting },
  ] as const
  for (const { turn, summary, act } of turns)
    app.post(
      `/api/meetings/:id/${turn}`,
      {
        config: { allow: needed.convening },
        schema: { summary, tags, params: ofMeeting, response: { 200: Meeting } },
      },
      async (request) => {
        const { id } = request.params as { readonly id: string }
        await act(deps, actorOfRequest(request), id)
        return (await shown(request, [await found(id)]))[0]!
      },
    )

  app.put(
    '/api/meetings/:id/agenda/items/:key',
    {
      config: { allow: needed.convening },
      schema: {
        summary: '编排一个议题：不议（写明原因）、批注，或增列一个目标',
        tags,
        params: ofAgendaItem,
        headers: IfMatch,
        body: AgendaItemEdit,
        response: { 200: Versioned },
      },
    },
    async (request, reply) => {
      const { id: meeting, key } = request.params
      const place = { meeting, key, basedOn: versionAsked(request.headers) }
      const version = await editItem(deps, actorOfRequest(request), place, request.body)
      setVersionHeader(reply, version)
      return { version }
    },
  )

  app.put(
    '/api/meetings/:id/agenda/order',
    {
      config: { allow: needed.convening },
      schema: {
        summary: '重排议题',
        tags,
        params: ofMeeting,
        headers: IfMatch,
        body: AgendaSequence,
        response: { 200: Versioned },
      },
    },
    async (request, reply) => {
      const place = { meeting: request.params.id, basedOn: versionAsked(request.headers) }
      const version = await keepArrangement(deps, actorOfRequest(request), place, request.body.keys)
      setVersionHeader(reply, version)
      return { version }
    },
  )

  app.get(
    '/api/meetings/:id/changes',
    {
      config: { allow: needed.meetings },
      schema: {
        summary: '定格以来的变化，不计入快照',
        tags,
        params: ofMeeting,
        response: { 200: MeetingChanges },
      },
    },
    async ({ params }) => changesOf(await found(params.id)),
  )

  app.get(
    '/api/meetings/:id/versions',
    {
      config: { allow: needed.meetings },
      schema: {
        summary: '再定格的各版与前一版有什么不同',
        tags,
        params: ofMeeting,
        response: { 200: MeetingVersions },
      },
    },
    async ({ params }) => versionChanges(store.reader, await found(params.id)),
  )

  app.get(
    '/api/meetings/:id/snapshots/:version',
    {
      config: { allow: needed.meetings },
      schema: {
        summary: '一份快照，原样',
        tags,
        params: Type.Object({ id: Id, version: Type.String({ pattern: '^[1-9][0-9]{0,5}$' }) }),
        response: { 200: MeetingSnapshot },
      },
    },
    // The picture is sent byte for byte as it was stored; the schema only documents the answer.
    async ({ params }, reply) =>
      reply
        .header('content-type', 'application/json; charset=utf-8')
        .send((await storedSnapshot(store.reader, params.id, Number(params.version))) as never),
  )
}
