import type { Dice } from './dice.ts'
import { request, type Kinds, type Victim } from './hostile-input.ts'

const path = '/live?scope=441200&at=2024-10-31'
const key = 'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ=='
const upgrade = ['connection: Upgrade', 'upgrade: websocket', 'sec-websocket-version: 13', key]

const shake = (victim: Victim, address = path) =>
  request(victim, `GET ${address}`, [...upgrade, victim.credentials.token])

/** A client's frame (RFC 6455 §5.2), masked with zeroes; `size` is a wrong length. */
function frame(
  first: number,
  payload: string | Buffer = '',
  { size, unmasked = false }: { size?: bigint; unmasked?: boolean } = {},
): Buffer {
  const body = Buffer.from(payload)
  const mask = unmasked ? 0 : 0x80
  const length = size ?? BigInt(body.length)
  const long = Buffer.alloc(length < 126n ? 0 : length < 65_536n ? 2 : 8)
  if (long.length === 2) long.writeUInt16BE(Number(length))
  if (long.length === 8) long.writeBigUInt64BE(length)
  const seven = long.length === 0 ? Number(length) : long.length === 2 ? 126 : 127
  return Buffer.concat([Buffer.from([first, mask | seven]), long, Buffer.alloc(unmasked ? 0 : 4), body])
}

const text = 0x81
const ping = 0x89
const shut = frame(0x88)

/** A good handshake with these frames directly behind it, before the server's hello. */
const says = (victim: Victim, ...frames: Buffer[]) => ({
  writes: [Buffer.concat([shake(victim), ...frames])],
  mayPass: true,
})

const since = (dice: Dice) =>
  dice.of([
    '-1',
    '1e9',
    '0x1',
    '00',
    '0',
    '1',
    '999999999999999',
    '9'.repeat(16),
    '%00',
    '',
    'now',
    '1&since=2',
  ])

/** The live feed: broken handshakes, forbidden frames, and clients that never read. */
export const oddSockets: Kinds = {
  'handshake that is none': (dice, victim) => ({
    writes: [
      request(victim, `${dice.of(['GET', 'GET', 'POST', 'HEAD'])} ${path}`, [
        'connection: Upgrade',
        `upgrade: ${dice.of(['websocket', 'h2c', 'x', 'websocket, websocket'])}`,
        victim.credentials.token,
        ...dice.of([
          [],
          [key],
          ['sec-websocket-version: 7', key],
          ['sec-websocket-version: 13', 'sec-websocket-key: short'],
          ['sec-websocket-version: x'],
        ]),
      ]),
    ],
  }),
  'handshake of nobody': (dice, victim) => ({
    writes: [
      request(victim, `GET ${path}`, [
        ...upgrade,
        dice.of([`authorization: Bearer ${dice.word(30)}`, 'x: y', 'cookie: xushi_session=x']),
      ]),
    ],
  }),
  'handshake of another site': (dice, victim) => ({
    writes: [
      request(victim, `GET ${path}`, [
        ...upgrade,
        victim.credentials.token,
        `origin: ${dice.of(['http://elsewhere', 'null', dice.word(30)])}`,
      ]),
    ],
  }),
  'handshake elsewhere': (dice, victim) => ({
    writes: [
      Buffer.concat([
        request(
          victim,
          `GET ${dice.of(['/', '/healthz', '/api/board', '/metrics', '/nowhere', '/live/x'])}`,
          [...upgrade, victim.credentials.token],
        ),
        shut,
      ]),
    ],
    mayPass: true,
  }),
  'watches what is not there': (dice, victim) => ({
    writes: [
      shake(
        victim,
        dice.of([
          '/live',
          '/live?scope=',
          '/live?scope=x',
          '/live?scope=441200&at=2024-02-30',
          '/live?scope=441200&at=x',
          '/live?scope[]=1',
          '/live?scope=441200&held=x',
        ]),
      ),
    ],
  }),
  'since that is none': (dice, victim) => ({
    writes: [Buffer.concat([shake(victim, `${path}&since=${since(dice)}`), shut])],
    mayPass: true,
  }),
  'frame without a mask': (dice, victim) => says(victim, frame(text, dice.word(20), { unmasked: true })),
  'reserved bits and codes': (dice, victim) =>
    says(victim, frame(dice.of([0xc1, 0xa1, 0x91, 0x83, 0x87, 0x8b, 0x8f, 0xf1]), 'x')),
  'control frame that is none': (dice, victim) =>
    says(
      victim,
      dice.of([
        frame(ping, 'x'.repeat(200)),
        frame(0x09, 'x'),
        frame(0x88, 'x'),
        frame(0x88, Buffer.from([3, 232, 255, 254])),
      ]),
    ),
  'continuation of nothing': (_, victim) => says(victim, frame(0x80, 'x')),
  'frame too long': (dice, victim) => says(victim, frame(text, 'x'.repeat(dice.between(1_025, 200_000)))),
  'length that lies': (dice, victim) =>
    says(victim, frame(text, 'x', { size: dice.of([2n ** 63n, 2n ** 53n, 2n ** 32n, 2_000n]) })),
  'fragment flood': (dice, victim) =>
    says(victim, frame(0x01, 'a'), ...Array.from({ length: 20_000 }, () => frame(0x00, dice.of(['', 'a'])))),
  'text that is not UTF-8': (dice, victim) =>
    says(victim, frame(text, Buffer.concat([Buffer.from([0xff, 0xc0]), dice.bytes(20)]))),
  'messages that are none': (dice, victim) =>
    says(
      victim,
      dice.of([
        frame(0x82, dice.bytes(30)),
        frame(
          text,
          dice.of([
            '',
            '{}',
            '[]',
            'null',
            '{"type":"pong","x":1}',
            '{"type":"hello"}',
            '['.repeat(1_000),
            '{"__proto__":{}}',
            dice.word(300),
          ]),
        ),
      ]),
    ),
  'pong flood, then goodbye': (dice, victim) =>
    says(
      victim,
      ...Array.from({ length: dice.between(1, 5_000) }, () => frame(text, '{"type":"pong"}')),
      shut,
    ),
  'close of a wrong code': (dice, victim) => {
    const code = Buffer.alloc(2)
    code.writeUInt16BE(dice.of([0, 999, 1004, 1005, 1006, 1015, 2999, 65_535]))
    return says(victim, frame(0x88, code))
  },
  'talk after goodbye': (dice, victim) => says(victim, shut, frame(text, dice.word(20)), frame(ping, 'x')),
  'gone in the middle of a frame': (dice, victim) => ({
    ...says(victim, frame(text, dice.word(300)).subarray(0, dice.between(1, 200))),
    leaves: 'by reset',
  }),
  'reads nothing': (_, victim) => ({
    writes: [shake(victim)],
    deaf: true,
    leaves: 'by reset',
    mayPass: true,
  }),
  'ping flood, reads nothing': (dice, victim) => ({
    ...says(victim, ...Array.from({ length: 10_000 }, () => frame(ping, dice.word(2).repeat(60)))),
    deaf: true,
  }),
}
