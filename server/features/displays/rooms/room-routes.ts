import Type from 'typebox'
import type { App } from '../../../http/fastify-app.ts'
import { needed } from '../../../contract/rights.ts'
import { MeetingToFollow, OpenPage } from '../../../contract/remote.ts'
import { Id } from '../../../contract/scalars.ts'
import type { Deps } from '../../../deps.ts'
import { actorOfRequest } from '../../../access/guard.ts'
import { followRoom, leaveEndedRooms, openPage } from './follow-room.ts'

const nothing = { 204: Type.Null() }
const config = { allow: needed.convening }

/** Routes of displays that follow the room of a meeting; `look` tells the displays at once. */
export function roomRoutesOfDisplays(app: App, deps: Deps, look: () => Promise<void>): void {
  app.put(
    '/api/displays/:id/meeting',
    {
      config,
      schema: {
        summary: '让大屏跟随一次会议，开会后显示会上翻到的一项，会议结束回到自己的方案；null：不跟随',
        ...{ tags: ['meetings'], params: Type.Object({ id: Type.String({ maxLength: 60 }) }) },
        ...{ body: MeetingToFollow, response: nothing },
      },
    },
    async (request, reply) => {
      await followRoom(deps, actorOfRequest(request), request.params.id, request.body.meeting)
      await look()
      return reply.status(204).send(null)
    },
  )

  app.put(
    '/api/meetings/:id/open-page',
    {
      config,
      schema: {
        summary: '会上翻到的一项，跟随的大屏立即翻到',
        ...{ tags: ['meetings'], params: Type.Object({ id: Id }), body: OpenPage, response: nothing },
      },
    },
    async (request, reply) => {
      await openPage(deps, request.params.id, request.body.page)
      await look()
      return reply.status(204).send(null)
    },
  )

  // The commit that ends a meeting does not wait for the write that follows it.
  let leaving: Promise<void> = Promise.resolve()
  const report = (error: unknown) =>
    app.log.error({ err: error }, 'displays not taken from a meeting that ended')
  const stop = deps.store.onCommitted((entries) => {
    if (!entries.some(({ kind }) => kind.startsWith('meeting.'))) return
    leaving = leaving
      .then(() => leaveEndedRooms(deps, entries))
      .then(look)
      .catch(report)
  })
  app.addHook('preClose', async () => {
    stop()
    await leaving
  })
}
