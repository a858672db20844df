import { create as contentDisposition } from 'content-disposition'
import Type from 'typebox'
import { actorOfRequest } from '../../access/guard.ts'
import { Versioned } from '../../contract/meetings.ts'
import { needed } from '../../contract/rights.ts'
import {
  Round,
  RoundAnswer,
  RoundChange,
  RoundDraft,
  RoundOffer,
  RoundReminded,
  RoundReminder,
  Rounds,
} from '../../contract/rounds.ts'
import { Id } from '../../contract/scalars.ts'
import type { Deps } from '../../deps.ts'
import { fileTypes } from '../../files/file-types.ts'
import type { App } from '../../http/fastify-app.ts'
import { IfMatch, setVersionHeader, versionAsked } from '../../http/if-match.ts'
import { answerRound } from './answer-round.ts'
import { offerRound } from './offer-round.ts'
import { changeRound, closeRound, openRound } from './open-round.ts'
import { remindAsked } from './remind-asked.ts'
import { roundDocument } from './round-document.ts'
import { listRounds, showRound } from './show-rounds.ts'

const tags = ['rounds']
const ofRound = Type.Object({ id: Id })
const Bytes = Type.String({ format: 'binary' })

/** Routes of reporting rounds (报送轮次): what organisations are asked once, by a day, clause by clause, and what they answer. */
export function roundRoutes(app: App, deps: Deps): void {
  app.get(
    '/api/rounds',
    {
      config: { allow: needed.rounds },
      schema: { summary: '报送轮次，新的在前', tags, response: { 200: Rounds } },
    },
    async (request) => listRounds(deps, actorOfRequest(request)),
  )

  app.get(
    '/api/rounds/offer',
    {
      config: { allow: needed.openRounds },
      schema: {
        summary: '一份文件的各条可以问哪些单位',
        tags,
        querystring: Type.Object({ document: Id }, { additionalProperties: false }),
        response: { 200: RoundOffer },
      },
    },
    async (request) => offerRound(deps, actorOfRequest(request), request.query.document),
  )

  app.post(
    '/api/rounds',
    {
      config: { allow: needed.openRounds },
      schema: { summary: '开设一个报送轮次', tags, body: RoundDraft, response: { 201: ofRound } },
    },
    async (request, reply) =>
      reply.status(201).send(await openRound(deps, actorOfRequest(request), request.body)),
  )

  app.get(
    '/api/rounds/:id',
    {
      config: { allow: needed.rounds },
      schema: { summary: '一个报送轮次，按条款顺序', tags, params: ofRound, response: { 200: Round } },
    },
    async (request, reply) => {
      const round = await showRound(deps, actorOfRequest(request), request.params.id)
      setVersionHeader(reply, round.version)
      return round
    },
  )

  app.put(
    '/api/rounds/:id',
    {
      config: { allow: needed.openRounds },
      schema: {
        summary: '改期限，或加问单位',
        tags,
        params: ofRound,
        headers: IfMatch,
        body: RoundChange,
        response: { 200: Versioned },
      },
    },
    async (request, reply) => {
      const place = { id: request.params.id, basedOn: versionAsked(request.headers) }
      const version = await changeRound(deps, actorOfRequest(request), place, request.body)
      setVersionHeader(reply, version)
      return { version }
    },
  )

  app.post(
    '/api/rounds/:id/close',
    {
      config: { allow: needed.openRounds },
      schema: {
        summary: '结束一个报送轮次，不再收答复',
        tags,
        params: ofRound,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await closeRound(deps, actorOfRequest(request), request.params.id)
      return reply.status(204).send(null)
    },
  )

  app.post(
    '/api/rounds/:id/reminders',
    {
      config: { allow: needed.openRounds },
      schema: {
        summary: '催还没有答复的单位，全部或写明的',
        tags,
        params: ofRound,
        body: RoundReminder,
        response: { 200: RoundReminded },
      },
    },
    async (request) =>
      remindAsked(deps, actorOfRequest(request), request.params.id, request.body.organisations),
  )

  app.put(
    '/api/rounds/:id/answers/:number',
    {
      config: { allow: needed.answering },
      schema: {
        summary: '答复一条：存草稿，或提交',
        tags,
        params: Type.Object({ id: Id, number: Type.String({ pattern: '^[1-9][0-9]{0,4}$' }) }),
        headers: IfMatch,
        body: RoundAnswer,
        response: { 200: Versioned },
      },
    },
    async (request, reply) => {
      const { id, number } = request.params
      const place = { id, number: Number(number), basedOn: versionAsked(request.headers) }
      const version = await answerRound(deps, actorOfRequest(request), place, request.body)
      setVersionHeader(reply, version)
      return { version }
    },
  )

  app.get(
    '/api/rounds/:id/report.docx',
    {
      config: { allow: needed.roundReports, audit: 'export' },
      schema: {
        summary: '一个报送轮次的文件：各单位的答复按条款顺序，以及谁没有答复',
        tags,
        params: ofRound,
        response: { 200: { content: { [fileTypes.docx.mime]: { schema: Bytes } } } },
      },
    },
    async (request, reply) => {
      const { name, bytes } = await roundDocument(deps, actorOfRequest(request), request.params.id)
      const disposition = contentDisposition(name, { fallback: 'round.docx' })
      return reply
        .headers({ 'content-disposition': disposition, 'cache-control': 'private, no-store' })
        .type(fileTypes.docx.mime)
        .send(bytes as never)
    },
  )
}
