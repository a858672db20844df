import { request, type Kinds } from './hostile-input.ts'

/** The pieces of a text, which a client sends far too slowly. */
const pieces = (text: Buffer | string, count: number) => {
  const bytes = Buffer.from(text)
  const size = Math.ceil(bytes.length / count)
  return Array.from({ length: count }, (_, n) => bytes.subarray(n * size, (n + 1) * size)).filter(
    ({ length }) => length > 0,
  )
}

/** The server's time limits for headers and for whole requests (server/http/connections/timeouts.ts), with time to notice them. */
const headers = { within: 20_000 }
const requests = { within: 75_000 }

/** Slow clients (Slowloris and similar ones): each keeps a connection until the server closes it. */
export const slowClients: Kinds = {
  'says nothing at all': () => ({ writes: [], ...headers }),
  'never ends its headers': (dice) => ({
    writes: [
      'GET /healthz HTTP/1.1\r\n',
      ...Array.from({ length: 400 }, () => `x-${dice.between(0, 9)}: y\r\n`),
    ],
    pause: 500,
    ...headers,
  }),
  'spells its headers': (_, victim) => ({
    writes: pieces(request(victim, 'GET /api/openapi.json'), 400),
    pause: 700,
    ...headers,
  }),
  'never ends its body': (_, victim) => ({
    writes: [
      request(victim, 'POST /api/session', ['content-type: application/json', 'content-length: 5000'], '{'),
      ...Array.from({ length: 400 }, () => ' '),
    ],
    pause: 700,
    ...requests,
  }),
  'never ends its chunks': (_, victim) => ({
    writes: [
      request(victim, 'POST /api/session', ['content-type: application/json', 'transfer-encoding: chunked']),
      ...Array.from({ length: 400 }, () => '1\r\n \r\n'),
    ],
    pause: 700,
    ...requests,
  }),
  'spells its handshake': (_, victim) => ({
    writes: pieces(
      request(victim, 'GET /live?scope=441200', [
        'connection: Upgrade',
        'upgrade: websocket',
        'sec-websocket-version: 13',
      ]),
      400,
    ),
    pause: 700,
    ...headers,
  }),
}
