import { isDate } from '#metrics/period/civil-date.ts'
import { Value } from 'typebox/value'
import type { CatalogueSource } from '../catalogue-source.ts'
import type { App } from '../http/fastify-app.ts'
import {
  ClientMessage,
  liveProtocol1,
  liveProtocol2,
  liveProtocol3,
  LiveQuery,
  type LiveProtocol,
} from '../contract/live.ts'
import { needed } from '../contract/rights.ts'
import { AppError } from '../errors.ts'
import { targetsIn } from '../judging/scope.ts'
import type { Hub } from './hub.ts'

/** The most open sockets, each of which takes about 12 kB of memory. */
export const maxSockets = 20_000

interface LiveRouteOptions {
  readonly hub: Hub
  readonly catalogue: CatalogueSource
}

/** `WS /live`: each socket is checked like any request, and added to the hub. */
export function liveRoute(app: App, { hub, catalogue }: LiveRouteOptions): void {
  app.get(
    '/live',
    {
      websocket: true,
      config: { allow: needed.boards, reads: 'scope' },
      schema: { querystring: LiveQuery },
      preHandler: async ({ query }) => {
        targetsIn(catalogue.current(), query.scope)
        if (query.at !== undefined && !isDate(query.at)) {
          throw new AppError('bad-request', `没有这一天：${query.at}。基准日请写成 2024-10-31。`)
        }
        if (hub.figures().sockets >= maxSockets) {
          throw new AppError('too-many-requests', '连接数已满，请稍后再试。', { retryAfter: 30 })
        }
      },
    },
    (socket, request) => {
      const { protocol, scope, at, since, hash, held } = request.query
      const { keys, expiresAt } = request.credential ?? { keys: [] }
      const display = keys.find((key) => key.startsWith('display:'))
      const [other] = display === undefined ? [] : hub.peersOf(display)
      const peer = hub.join({
        socket,
        transport: request.raw.socket,
        keys,
        protocol: spokenWith(Number(protocol ?? liveProtocol1)),
        scope,
        ...(other && { since: other.joinedAt }),
        ...(expiresAt !== undefined && { expiresAt }),
        ...(at !== undefined && { at }),
        ...(since !== undefined && { position: { sequence: Number(since), ...(hash && { hash }) } }),
        ...(held !== undefined && { held }),
      })
      socket.on('message', (data, isBinary) => {
        if (!hub.heard(peer)) return
        // A text message arrives as one Buffer, by ws's default binaryType.
        const message = isBinary ? undefined : readMessage((data as Buffer).toString())
        if (!message) hub.leave(peer, 1008, 'unexpected message')
        else if (message.type === 'report' && display !== undefined) hub.report(peer, message)
      })
      for (const sign of ['ping', 'pong'] as const) socket.on(sign, () => hub.heard(peer))
      socket.on('close', () => hub.leave(peer))
    },
  )
}

/** The newest protocol that both sides know. */
function spokenWith(newest: number): LiveProtocol {
  if (newest >= liveProtocol3) return liveProtocol3
  return newest < liveProtocol2 ? liveProtocol1 : liveProtocol2
}

function readMessage(text: string): ClientMessage | undefined {
  try {
    const message: unknown = JSON.parse(text)
    return Value.Check(ClientMessage, message) ? message : undefined
  } catch {
    return undefined
  }
}
