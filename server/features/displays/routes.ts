import Type from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { needed } from '../../contract/rights.ts'
import {
  AskedAct,
  ChangeDisplay,
  ConfirmDisplay,
  Display,
  Displays,
  Pairing,
  PairingQuery,
  PairingState,
} from '../../contract/displays.ts'
import type { Deps } from '../../deps.ts'
import { isOverTls } from '../../http/over-tls.ts'
import { callerAddress } from '../../access/caller-address.ts'
import { keepDisplayCookie } from '../../access/cookies.ts'
import { displayCookie } from '../../access/credentials/credential.ts'
import { actorOfRequest } from '../../access/guard.ts'
import { changeDisplay } from './change-display.ts'
import { askDisplay } from './fleet/ask-display.ts'
import { followFleet } from './fleet/follow-fleet.ts'
import { listDisplays } from './fleet/list-displays.ts'
import { confirmDisplay, pairingState, startPairing, type WaitingPlaces } from './pair-display.ts'
import { profileRoutes } from './profiles/profile-routes.ts'
import { remoteRoutes } from './remote/remote-routes.ts'
import { revokeDisplay } from './revoke-display.ts'
import { tellDisplays } from './tell-displays.ts'

/** Codes asked for, and codes typed, a minute from one address. */
const pairingRate = { max: 10, timeWindow: 60_000 }
const tags = ['access']

export function displayRoutes(app: App, deps: Deps): void {
  const { store, clock } = deps
  const places: WaitingPlaces = new Map()
  const displayView = async (id: string) => (await listDisplays(deps)).find((one) => one.id === id)!

  app.post(
    '/api/displays/pairing',
    {
      config: { allow: 'anyone', rateLimit: pairingRate },
      schema: {
        summary: '大屏或遥控器（remote=true）请求配对，显示返回的 8 位码；已配对的须写 again=true',
        tags,
        querystring: PairingQuery,
        response: { 201: Pairing },
      },
    },
    async (request, reply) => {
      const held = request.cookies[displayCookie]
      const again = request.query.again === 'true'
      const remote = request.query.remote === 'true'
      const asked = { held, again, remote, address: callerAddress(request) }
      const { secret, ...pairing } = await startPairing({ store, clock }, asked, places)
      keepDisplayCookie(reply, secret, isOverTls(request, deps))
      return reply.status(201).send(pairing)
    },
  )

  app.get(
    '/api/displays/pairing',
    {
      config: { allow: 'anyone' },
      schema: { summary: '配对进展', tags, response: { 200: PairingState } },
    },
    (request) => pairingState({ store, clock }, request.cookies[displayCookie]),
  )

  app.get(
    '/api/displays',
    {
      config: { allow: needed.displays },
      schema: { summary: '大屏', tags, response: { 200: Displays } },
    },
    async () => ({ displays: await listDisplays(deps) }),
  )

  app.post(
    '/api/displays',
    {
      config: { allow: needed.changeDisplays, rateLimit: pairingRate },
      schema: { summary: '确认大屏上的配对码', tags, body: ConfirmDisplay, response: { 201: Display } },
    },
    async (request, reply) => {
      const { id } = await confirmDisplay(deps, actorOfRequest(request), request.body)
      return reply.status(201).send(await displayView(id))
    },
  )

  app.put(
    '/api/displays/:id',
    {
      config: { allow: needed.changeDisplays },
      schema: {
        summary: '改大屏的名称、展示方案、看板、基准日、轮换的画面或观看距离，立即生效',
        tags,
        params: Type.Object({ id: Type.String({ maxLength: 60 }) }),
        body: ChangeDisplay,
        response: { 200: Display },
      },
    },
    async (request) => {
      const { id } = await changeDisplay(deps, actorOfRequest(request), request.params.id, request.body)
      return displayView(id)
    },
  )

  app.delete(
    '/api/displays/:id',
    {
      config: { allow: needed.changeDisplays },
      schema: {
        summary: '撤销大屏并立即断开',
        tags,
        params: Type.Object({ id: Type.String({ maxLength: 60 }) }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await revokeDisplay(deps, actorOfRequest(request), request.params.id)
      return reply.status(204).send(null)
    },
  )

  app.post(
    '/api/displays/:id/acts',
    {
      config: { allow: needed.changeDisplays },
      schema: {
        summary: '让大屏显示编号 10 秒，或重新载入',
        tags,
        params: Type.Object({ id: Type.String({ maxLength: 60 }) }),
        body: AskedAct,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await askDisplay(deps, actorOfRequest(request), request.params.id, request.body.act)
      return reply.status(204).send(null)
    },
  )

  profileRoutes(app, deps)
  remoteRoutes(app, deps)

  const stopTelling = store.onCommitted((entries) => tellDisplays(deps, entries))
  const stopFollowing = followFleet(deps, app.log)
  app.addHook('preClose', async () => {
    stopFollowing()
    stopTelling()
  })
}
