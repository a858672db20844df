import Type from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import {
  CreatedMeeting,
  Freezing,
  Frozen,
  Meeting,
  MeetingAgenda,
  MeetingChanges,
  MeetingDraft,
  MeetingList,
  MeetingSnapshot,
} from '../../contract/meetings.ts'
import { needed } from '../../contract/rights.ts'
import { Id, Nullable } from '../../contract/scalars.ts'
import { actorOfRequest } from '../../access/guard.ts'
import type { Deps } from '../../deps.ts'
import { conveneMeeting } from './convene-meeting.ts'
import { freezeMeeting } from './freeze-meeting.ts'
import { meetingAgenda, storedSnapshot } from './meeting-agenda.ts'
import { meetingChanges } from './meeting-changes.ts'
import { heldMeetings, meetingIn, shownMeetings } from './meetings.ts'

const tags = ['meetings']
const ofMeeting = Type.Object({ id: Id })

/** 调度会: meetings, their agendas, and the pictures frozen for them. */
export function meetingRoutes(app: App, deps: Deps): void {
  const { store, catalogue } = deps
  const found = async (id: string) => meetingIn(await heldMeetings(store.reader), id)

  app.get(
    '/api/meetings',
    {
      config: { allow: needed.meetings },
      schema: { summary: '会议', tags, response: { 200: MeetingList } },
    },
    async () => ({
      meetings: await shownMeetings(store.reader, catalogue.current(), await heldMeetings(store.reader)),
    }),
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
    async ({ params }) => {
      const [shown] = await shownMeetings(store.reader, catalogue.current(), [await found(params.id)])
      return shown!
    },
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
    async ({ params }) => meetingAgenda(deps, params.id),
  )

  app.post(
    '/api/meetings/:id/freeze',
    {
      config: { allow: needed.convening },
      schema: {
        summary: '定格：此后会议只用这一份快照',
        tags,
        params: ofMeeting,
        body: Nullable(Freezing),
        response: { 200: Frozen },
      },
    },
    async (request) => ({
      snapshot: await freezeMeeting(deps, actorOfRequest(request), request.params.id, request.body?.reason),
    }),
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
    async ({ params }) => meetingChanges(deps, await found(params.id)),
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
    // Sent as it was stored, byte for byte: the schema documents it and is not run over it.
    async ({ params }, reply) =>
      reply
        .header('content-type', 'application/json; charset=utf-8')
        .send((await storedSnapshot(store.reader, params.id, Number(params.version))) as never),
  )
}
