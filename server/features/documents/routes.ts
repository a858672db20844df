import Type from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { DocumentRequest, MeetingDocuments } from '../../contract/documents.ts'
import { needed } from '../../contract/rights.ts'
import { Id, NotModified } from '../../contract/scalars.ts'
import { actorOfRequest } from '../../access/guard.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import { answerFile } from '../../files/answer-file.ts'
import { meetingById } from '../meetings/queries.ts'
import { documentsJobName } from './documents-job.ts'
import { listDocuments } from './list-documents.ts'
import { requestDocuments } from './request-documents.ts'
import { documentsOf } from './queries.ts'

const tags = ['meetings']
const ofMeeting = Type.Object({ id: Id })

/** Routes of a meeting's documents (会议文件): made of a frozen picture and kept unchanged. */
export function documentRoutes(app: App, deps: Deps): void {
  const { reader } = deps.store
  const refuseUnknown = async (id: string) => {
    if (!(await meetingById(reader, id)))
      throw new AppError('not-found', `没有这次会议：${id}。请从会议列表进入。`)
  }

  app.get(
    '/api/meetings/:id/documents',
    {
      config: { allow: needed.meetings },
      schema: {
        summary: '会议文件：已经做成的和正在做的',
        tags,
        params: ofMeeting,
        response: { 200: MeetingDocuments },
      },
    },
    async ({ params: { id } }) => {
      await refuseUnknown(id)
      const listed = await listDocuments(reader, id)
      // A request may have been put just as the last run ended, so another run begins.
      if (listed.ordered.some(({ state }) => state === 'waiting')) deps.jobs.begin(documentsJobName)
      return listed
    },
  )

  app.post(
    '/api/meetings/:id/documents',
    {
      config: { allow: needed.convening },
      schema: {
        summary: '制作会议文件：按最新一版快照，或写明的一版；做成前在队列里',
        tags,
        params: ofMeeting,
        body: DocumentRequest,
        response: { 202: MeetingDocuments },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      await refuseUnknown(id)
      await requestDocuments(deps, actorOfRequest(request), id, request.body)
      return reply.status(202).send(await listDocuments(reader, id))
    },
  )

  app.get(
    '/api/meetings/:id/documents/:document',
    {
      config: { allow: needed.meetings, audit: 'download' },
      schema: {
        summary: '一份会议文件，原样',
        tags,
        params: Type.Object({ id: Id, document: Id }),
        response: { 200: Type.Unsafe<Buffer>({ description: '文件' }), 304: NotModified },
      },
    },
    async (request, reply) => {
      const { id, document } = request.params
      const found = (await documentsOf(reader, id)).find((one) => one.id === document)
      if (!found) throw new AppError('not-found', `没有这份文件：${document}。请刷新后重试。`)
      return answerFile(deps.files, found.file, request, reply) as never
    },
  )
}
