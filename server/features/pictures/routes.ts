import Type from 'typebox'
import type { FastifyReply } from 'fastify'
import { actorOfRequest } from '../../access/guard.ts'
import {
  BoardPictureName,
  BoardPictureQuery,
  PictureAddress,
  PictureAddressDraft,
  PictureContent,
  TargetCurveName,
  TargetCurveQuery,
  type PictureForm,
} from '../../contract/pictures.ts'
import { needed } from '../../contract/rights.ts'
import type { Deps } from '../../deps.ts'
import type { App } from '../../http/fastify-app.ts'
import { newAddress, openAddress } from './addresses.ts'
import { pictureMaker } from './make-picture.ts'
import { refuseFormerSigner } from './signer.ts'

const tags = ['pictures']
const response = { 200: PictureContent }
const types: Readonly<Record<PictureForm, string>> = { svg: 'image/svg+xml; charset=utf-8', png: 'image/png' }

/** Routes of pictures: of boards, of curves, and of those that are open for a time by an address of their own. */
export function pictureRoutes(app: App, deps: Deps): void {
  const make = pictureMaker(deps)
  const send = (reply: FastifyReply, form: PictureForm, bytes: Uint8Array) =>
    reply
      .headers({ 'cache-control': 'no-store', 'content-disposition': 'inline' })
      .type(types[form])
      .send(Buffer.from(bytes)) as never

  app.get(
    '/api/pictures/:picture.:form',
    {
      config: { allow: needed.boards, reads: 'scope' },
      schema: {
        summary: '一块看板的图',
        tags,
        params: BoardPictureName,
        querystring: BoardPictureQuery,
        response,
      },
    },
    async ({ params, query }, reply) =>
      send(reply, params.form, await make({ ...params, scope: query.scope, at: query.at })),
  )
  app.get(
    '/api/targets/:id/curve.:form',
    {
      config: { allow: needed.boards, reads: 'target' },
      schema: {
        summary: '一个目标的曲线图',
        tags,
        params: TargetCurveName,
        querystring: TargetCurveQuery,
        response,
      },
    },
    async ({ params, query }, reply) =>
      send(
        reply,
        params.form,
        await make({ picture: 'curve', target: params.id, form: params.form, at: query.at }),
      ),
  )
  app.post(
    '/api/picture-addresses',
    {
      config: { allow: needed.pictureAddresses, audit: 'export' },
      schema: {
        summary: '为一张图开一个限期的地址，供门户嵌入',
        tags,
        body: PictureAddressDraft,
        response: { 201: PictureAddress },
      },
    },
    async (request, reply) => reply.status(201).send(newAddress(deps, actorOfRequest(request), request.body)),
  )
  app.get(
    '/api/pictures/signed',
    {
      config: { allow: 'anyone' },
      schema: {
        summary: '限期地址的图',
        tags,
        querystring: Type.Object(
          { address: Type.String({ minLength: 1, maxLength: 2_000 }) },
          { additionalProperties: false },
        ),
        response,
      },
    },
    async ({ query }, reply) => {
      const { asked, by } = openAddress(deps, query.address)
      await refuseFormerSigner(deps, by)
      return send(reply, asked.form, await make(asked))
    },
  )
}
