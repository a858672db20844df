import Type from 'typebox'
import { actorOfRequest } from '../../../access/guard.ts'
import { Attendance, MeetingNotes, NoteText } from '../../../contract/meeting-notes.ts'
import { Versioned } from '../../../contract/meetings.ts'
import { needed } from '../../../contract/rights.ts'
import { Id } from '../../../contract/scalars.ts'
import { MeetingOnWall } from '../../../contract/wall-meeting.ts'
import type { Deps } from '../../../deps.ts'
import type { App } from '../../../http/fastify-app.ts'
import { recentResults } from '../../../recent-results.ts'
import { IfMatch, setVersionHeader, versionAsked } from '../../../http/if-match.ts'
import { meetingsWithState, meetingIn } from '../meetings.ts'
import { keepAttendance, keepNote } from './notes.ts'
import { meetingOnWall, type KeptPages } from './on-wall.ts'
import { attendanceOf, notesOf } from './queries.ts'

const tags = ['meetings']

/** Routes of what is noted and decided while a meeting is held (会上). */
export function roomRoutes(app: App, deps: Deps): void {
  const { reader } = deps.store
  const pages: KeptPages = recentResults(40)

  app.get(
    '/api/meetings/on-wall',
    {
      config: { allow: needed.meetings, reads: 'scope' },
      schema: {
        summary: '一块看板上正在开的会和下一次会，供大屏“会议”画面',
        tags,
        querystring: Type.Object({ scope: Type.String({ maxLength: 120 }) }, { additionalProperties: false }),
        response: { 200: MeetingOnWall },
      },
    },
    async (request) => meetingOnWall(deps, actorOfRequest(request), { scope: request.query.scope, pages }),
  )

  app.get(
    '/api/meetings/:id/notes',
    {
      config: { allow: needed.meetings },
      schema: {
        summary: '会上的记录和议定事项',
        tags,
        params: Type.Object({ id: Id }),
        response: { 200: MeetingNotes },
      },
    },
    async ({ params }) => {
      const { id } = meetingIn(await meetingsWithState(reader), params.id)
      return { notes: await notesOf(reader, id), attendance: await attendanceOf(reader, id) }
    },
  )

  app.put(
    '/api/meetings/:id/attendance',
    {
      config: { allow: needed.convening },
      schema: {
        summary: '写明会议的记录人和出席',
        tags,
        params: Type.Object({ id: Id }),
        headers: IfMatch,
        body: Attendance,
        response: { 200: Versioned },
      },
    },
    async (request, reply) => {
      const place = { meeting: request.params.id, basedOn: versionAsked(request.headers) }
      const version = await keepAttendance(deps, actorOfRequest(request), place, request.body)
      setVersionHeader(reply, version)
      return { version }
    },
  )

  app.put(
    '/api/meetings/:id/notes/:page',
    {
      config: { allow: needed.convening },
      schema: {
        summary: '记录一页：说了什么，议定什么',
        tags,
        params: Type.Object({ id: Id, page: Id }),
        headers: IfMatch,
        body: NoteText,
        response: { 200: Versioned },
      },
    },
    async (request, reply) => {
      const { id: meeting, page } = request.params
      const place = { meeting, page, basedOn: versionAsked(request.headers) }
      const version = await keepNote(deps, actorOfRequest(request), place, request.body)
      setVersionHeader(reply, version)
      return { version }
    },
  )
}
