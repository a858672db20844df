import { credential, request, type Kinds } from './hostile-input.ts'

const chunked = ['transfer-encoding: chunked', 'content-type: application/json']
const post = 'POST /api/session'

/** Inputs that are not HTTP or break its framing: lines, headers, lengths, chunks, and requests that end half-way. */
export const brokenHttp: Kinds = {
  noise: (dice) => ({ writes: [dice.bytes(dice.between(1, 4_000))] }),
  'TLS on a plain port': (dice) => ({
    writes: [Buffer.concat([Buffer.from('16030100c8010000c40303', 'hex'), dice.bytes(196)])],
  }),
  'HTTP/2 preface': () => ({ writes: ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'] }),
  'no such version': (dice) => ({
    writes: [`GET / HTTP/${dice.of(['0.1', '9.9', '1.1.1', 'x', '11'])}\r\nhost: x\r\n\r\n`],
  }),
  'no such method': (dice) => ({
    writes: [`${dice.word(dice.between(1, 40))} / HTTP/1.1\r\nhost: x\r\n\r\n`],
  }),
  'method of another trade': (dice, victim) => ({
    writes: [request(victim, `${dice.of(['TRACE', 'PURGE', 'PROPFIND', 'SOURCE', 'M-SEARCH'])} /healthz`)],
  }),
  'CONNECT elsewhere': () => ({ writes: ['CONNECT 10.0.0.1:22 HTTP/1.1\r\nhost: 10.0.0.1:22\r\n\r\n'] }),
  'no host, or two': (dice) => ({
    writes: [`GET /healthz HTTP/1.1\r\n${dice.of(['', 'host: a\r\nhost: b\r\n'])}connection: close\r\n\r\n`],
    mayPass: true,
  }),
  'header that is none': (dice, victim) => ({
    writes: [
      request(victim, 'GET /healthz', [
        dice.of([
          'no colon',
          'space : before',
          ': no name',
          ' folded',
          'a\0b: c',
          'x: a\0b',
          'x: a\rb',
          'x: \x7f',
        ]),
      ]),
    ],
  }),
  'header flood': (dice, victim) => ({
    writes: [
      request(
        victim,
        'GET /healthz',
        Array.from({ length: dice.between(400, 3_000) }, (_, n) => `x-${n}: ${dice.word(20)}`),
      ),
    ],
    // A request below 16 kB merely has many headers.
    mayPass: true,
  }),
  'long header': (dice, victim) => ({
    writes: [request(victim, 'GET /healthz', [`x: ${'a'.repeat(dice.between(20_000, 200_000))}`])],
  }),
  'long address': (dice, victim) => ({
    writes: [request(victim, `GET /${'a'.repeat(dice.between(17_000, 90_000))}`)],
  }),
  'length and chunks': (_, victim) => ({
    writes: [
      request(victim, post, ['content-length: 6', ...chunked], '0\r\n\r\nGET /healthz HTTP/1.1\r\n\r\n'),
    ],
  }),
  'two lengths': (_, victim) => ({
    writes: [request(victim, post, ['content-length: 2', 'content-length: 3'], '{}x')],
  }),
  'length that is none': (dice, victim) => ({
    writes: [
      request(
        victim,
        post,
        [`content-length: ${dice.of(['-1', 'x', '1e3', '0x10', '9'.repeat(30), '+2', '2,2'])}`],
        '{}',
      ),
    ],
  }),
  'unknown transfer coding': (dice, victim) => ({
    writes: [
      request(
        victim,
        post,
        [`transfer-encoding: ${dice.of(['xchunked', 'chunked, gzip', 'gzip', 'identity, x'])}`],
        '0\r\n\r\n',
      ),
    ],
  }),
  'chunk size that is none': (dice, victim) => ({
    writes: [
      request(
        victim,
        post,
        chunked,
        `${dice.of(['zz', '-1', '', '0x5', 'f'.repeat(20), '5 5'])}\r\nhello\r\n0\r\n\r\n`,
      ),
    ],
  }),
  'chunk that lies about its size': (_, victim) => ({
    writes: [request(victim, post, chunked, '3\r\nhello\r\n0\r\n\r\n')],
  }),
  'chunk extension flood': (dice, victim) => ({
    writes: [
      request(victim, post, chunked, `1;${'x'.repeat(dice.between(17_000, 100_000))}\r\na\r\n0\r\n\r\n`),
    ],
  }),
  'trailer flood': (dice, victim) => ({
    writes: [
      request(victim, post, chunked, `2\r\n{}\r\n0\r\n${`t: ${dice.word(50)}\r\n`.repeat(1_000)}\r\n`),
    ],
  }),
  'noise behind good requests': (dice, victim) => ({
    writes: [
      ...Array.from({ length: dice.between(1, 60) }, () =>
        request(victim, 'GET /healthz', ['connection: keep-alive']),
      ),
      dice.bytes(50),
    ],
    mayPass: true,
  }),
  'noise among the same request again and again': (dice, victim) => {
    const again = request(victim, 'GET /api/board?scope=441200&at=2024-10-31', [
      'connection: keep-alive',
      credential(dice, victim),
    ])
    const piece = again.subarray(0, dice.between(1, again.length))
    const noise = dice.of([
      piece,
      Buffer.concat([again, piece]),
      Buffer.concat([piece, again]),
      dice.bytes(50),
    ])
    return {
      writes: [...Array.from({ length: dice.between(3, 9) }, () => again), noise, again, again],
      pause: 5,
      leaves: 'by reset',
      mayPass: true,
    }
  },
  'expects what is not given': (dice, victim) => ({
    writes: [
      request(
        victim,
        post,
        [
          'content-length: 2',
          'content-type: application/json',
          `expect: ${dice.of(['100-continue', '200-ok', dice.word(9)])}`,
        ],
        '{}',
      ),
    ],
  }),
  'half a request': (dice, victim) => {
    const whole = request(
      victim,
      post,
      ['content-length: 500', 'content-type: application/json'],
      '{"name":"x"',
    )
    return {
      writes: [whole.subarray(0, dice.between(1, whole.length))],
      leaves: dice.of(['by reset', 'by ending']),
    }
  },
  'gone before the answer': (_, victim) => ({
    writes: [request(victim, 'GET /api/openapi.json')],
    leaves: 'by reset',
    mayPass: true,
  }),
}
