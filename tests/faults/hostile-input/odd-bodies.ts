import { credential, request, type Kinds } from './hostile-input.ts'
import { bodyToAnyDoor } from './body-to-any-door.ts'

/** Bodies that are no JSON, too deep, too large, or of another type or coding; and guessed passwords. */
export const oddBodies: Kinds = {
  'not JSON': (dice, victim) =>
    bodyToAnyDoor(
      dice,
      victim,
      dice.of([
        '',
        '{',
        '{"items":[}',
        'undefined',
        '{"a":NaN}',
        "{'a':1}",
        '[1,]',
        '\ufeff{"items":',
        'null',
        '1',
        '"x"',
        '[]',
        'true\0',
      ]),
    ),
  'not UTF-8': (dice, victim) =>
    bodyToAnyDoor(
      dice,
      victim,
      Buffer.concat([Buffer.from('{"name":"'), dice.bytes(30), Buffer.from('","password":"x"}')]),
    ),
  'UTF-16': (dice, victim) => bodyToAnyDoor(dice, victim, Buffer.from('{"items":[]}', 'utf16le')),
  'nested too deep': (dice, victim) => {
    const depth = dice.of([1_000, 20_000, 200_000])
    return bodyToAnyDoor(
      dice,
      victim,
      dice.of([
        `{"items":${'['.repeat(depth)}${']'.repeat(depth)}}`,
        '['.repeat(depth),
        '{"a":'.repeat(depth),
      ]),
    )
  },
  'prototype keys': (dice, victim) =>
    bodyToAnyDoor(
      dice,
      victim,
      dice.of([
        '{"__proto__":{"rights":["administer"]},"items":[]}',
        '{"constructor":{"prototype":{"x":1}}}',
        '{"items":[{"__proto__":{"value":1}}]}',
        '{"toString":1,"hasOwnProperty":2}',
      ]),
    ),
  'too many items': (dice, victim) =>
    bodyToAnyDoor(
      dice,
      victim,
      `{"items":[${Array.from({ length: dice.of([10_001, 60_000]) }, () => dice.of(['1', 'null', '{}', '[]'])).join()}]}`,
    ),
  'over ten megabytes, by its length': (_, victim) => ({
    writes: [
      request(
        victim,
        'POST /api/observations',
        [victim.credentials.token, 'content-type: application/json', 'content-length: 60000000'],
        '{"items":[',
      ),
    ],
    // The client learns the reason at once and may leave, since the server ignores the rest of the body.
    leaves: 'by ending',
  }),
  'over ten megabytes, by chunks': (dice, victim) => {
    const chunk = `10000\r\n${' '.repeat(65_536)}\r\n`
    const headers = [
      credential(dice, victim, 'token'),
      'content-type: application/json',
      'transfer-encoding: chunked',
    ]
    return {
      writes: [
        request(victim, 'POST /api/observations', headers),
        ...Array.from({ length: 170 }, () => chunk),
        '0\r\n\r\n',
      ],
    }
  },
  'of another type': (dice, victim) =>
    bodyToAnyDoor(dice, victim, '{"items":[]}', [
      `content-type: ${dice.of(['text/plain', 'text/xml', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded', 'application/json; charset=utf-16', '', 'x', `application/${dice.word(90)}`])}`,
    ]),
  'of another coding': (dice, victim) =>
    bodyToAnyDoor(dice, victim, dice.bytes(200), [
      'content-type: application/json',
      `content-encoding: ${dice.of(['gzip', 'br', 'deflate', 'x', 'gzip, gzip'])}`,
    ]),
  'guess at a password': (dice, victim) => {
    const body = JSON.stringify({
      name: dice.word(dice.between(1, 90)),
      password: dice.word(dice.between(1, 190)),
    })
    const headers = ['content-type: application/json', `content-length: ${body.length}`]
    return { writes: [request(victim, 'POST /api/session', headers, body)] }
  },
}
