import { credential, request, type Kinds } from './hostile-input.ts'

/** Addresses that need credentials. */
const doors = [
  'GET /metrics',
  'GET /live',
  'GET /api/session',
  'PUT /api/session/password',
  'GET /api/people',
  'PATCH /api/people/admin',
  'POST /api/people/admin/password',
  'GET /api/displays',
  'DELETE /api/displays/x',
  'GET /api/catalogue',
  'GET /api/boards',
  'GET /api/board',
  'GET /api/changes',
  'GET /api/targets/x/why',
  'GET /api/observations',
  'POST /api/observations',
  'GET /api/filings',
  'GET /api/filings/x',
  'GET /api/review',
  'POST /api/review/approvals',
  'POST /api/review/returns',
  'GET /api/periods',
  'DELETE /api/periods/2024-M07/closure',
]

/** Requests without credentials, with invented ones, and with headers that make no sense. */
export const oddHeaders: Kinds = {
  'nobody at any door': (dice, victim) => ({
    writes: [request(victim, dice.of(doors))],
  }),
  'made-up proof': (dice, victim) => ({
    writes: [
      request(victim, dice.of(doors), [
        dice.of([
          `authorization: Bearer ${dice.word(dice.between(0, 3_000))}`,
          `authorization: ${dice.of(['Basic YTpi', 'Bearer', 'Bearer  ', 'Digest x', 'bearer \xff\xfe'])}`,
          `cookie: xushi_session=${dice.word(dice.between(0, 900))}`,
          `cookie: xushi_display=${dice.of(['%00', '%zz', '"', ';;;;', '%ff'.repeat(500)])}`,
          `cookie: ${'a=b; '.repeat(2_000)}`,
          `cookie: __proto__=x; constructor=y; xushi_session=${dice.word(43)}`,
        ]),
      ]),
    ],
  }),
  'odd headers': (dice, victim) => ({
    writes: [
      request(
        victim,
        dice.of([
          'GET /',
          'GET /healthz',
          'HEAD /',
          'OPTIONS /api/board',
          'GET /api/board?scope=441200&at=2024-10-31',
        ]),
        [
          credential(dice, victim),
          dice.of([
            `accept-encoding: ${dice.of(['br;q=9', '*;q=0', 'gzip;q=0, br;q=x', 'x'.repeat(3_000), 'identity;q=0', ',,,', 'br, '.repeat(1_000)])}`,
            `range: bytes=${dice.of(['0-', '-1', '5-2', '0-999999999999999999', Array.from({ length: 500 }, (_, n) => `${n}-${n}`).join(), 'x'])}`,
            `if-none-match: ${dice.of(['*', 'W/', '"'.repeat(3_000), 'x,'.repeat(3_000)])}`,
            `if-modified-since: ${dice.of(['yesterday', '9999', dice.word(60)])}`,
            `content-type: ${dice.word(40)}`,
            `origin: ${dice.of(['null', 'http://elsewhere', dice.word(30), 'http://'])}`,
            `sec-fetch-site: ${dice.word(10)}`,
            `x-forwarded-for: ${'1.1.1.1, '.repeat(300)}`,
            `accept: ${dice.word(200)}`,
            `idempotency-key: ${dice.word(400)}`,
          ]),
        ],
      ),
    ],
    mayPass: true,
  }),
}
