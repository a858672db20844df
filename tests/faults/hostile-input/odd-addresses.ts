import { credential, request, type Holder, type Kinds } from './hostile-input.ts'

/** Nonsense texts, encoded for an address. */
const nonsense = [
  '%00',
  '%',
  '%zz',
  '%c0%ae',
  '%ff%fe',
  '%ed%a0%80',
  '__proto__',
  'constructor',
  "'%20or%201=1--",
  '%24%7b7*7%7d',
  '..%2f..%2fetc%2fpasswd',
  '-1',
  '0',
  '1e999',
  '9'.repeat(40),
  'NaN',
  'null',
  '[]',
  '%e2%80%ae',
  '😀',
  'a'.repeat(5_000),
  '',
]
const dates = [
  '0000-00-00',
  '0001-01-01',
  '2024-02-30',
  '9999-12-31',
  '2024-13-01',
  '1000-01-01',
  '5000-06-30',
]
const periods = [
  '0000',
  '9999',
  '2024-M00',
  '2024-M13',
  '2024-Q5',
  '2024-W54',
  '2024-D367',
  '0001-M01',
  '9999-M12',
  '2024-M1',
  '٢٠٢٤-M01',
]
const instants = [
  '0',
  '999999999999999',
  '9999-12-31T23:59:59Z',
  '0000-01-01T00:00:00Z',
  '2024-01-01T99:00:00Z',
  '2024-01-01T00:00:00 08:00',
]

/** Addresses that name a record in their path, with the people who may ask. */
const named: readonly (readonly [string, Holder])[] = [
  ['GET /api/targets/#/why', 'token'],
  ['GET /api/filings/#', 'reporter'],
  ['DELETE /api/displays/#', 'administrator'],
  ['PATCH /api/people/#', 'administrator'],
  ['POST /api/periods/#/closure', 'administrator'],
]

/** Addresses that take a day, a period or an instant. */
const dated: readonly (readonly [string, Holder, readonly string[]])[] = [
  ['/api/board?scope=440000&at=#', 'token', dates],
  ['/api/board?scope=441200&asOf=#', 'token', instants],
  ['/api/changes?scope=440000&at=#', 'token', dates],
  ['/api/filings?at=#', 'reporter', dates],
  ['/api/periods?at=#', 'token', dates],
  ['/api/filings/zhaoqing-gongxin-2024-M09?at=#', 'reporter', dates],
  ['/api/targets/zhaoqing-2024-new-it-key-projects/why?at=#', 'token', dates],
  ['/api/observations?indicator=zhaoqing-5g-base-stations&from=#&to=#', 'token', periods],
  ['/api/observations?indicator=zhaoqing-5g-base-stations&region=441200&asOf=#', 'token', instants],
]

/** The names of query parameters. */
const names = 'scope at asOf limit indicator region from to includeHistory since __proto__ a[b]'.split(' ')
const paths = 'board changes observations filings targets/x/why review catalogue'.split(' ')

/** Addresses that make no sense: paths out of the folder, queries of nonsense, days at the end of time. */
export const oddAddresses: Kinds = {
  'out of the folder': (dice, victim) => ({
    writes: [
      request(
        victim,
        `GET ${dice.of([
          '/../../../etc/passwd',
          '/%2e%2e/%2e%2e/etc/passwd',
          '/assets/..%2f..%2f..%2fpackage.json',
          '/assets/../../package.json',
          '/..%5c..%5cpackage.json',
          '/%c0%ae%c0%ae/x',
          '//etc/passwd',
          '/.git/config',
          '/assets/%00.js',
          '/%',
          '/%zz',
          '/api/../server/main.ts',
          '/index.html%00.png',
          '/assets/',
          '/.env',
        ])}`,
      ),
    ],
    // A path without a file gets the page of the application.
    mayPass: true,
  }),
  'address of another form': (dice) => ({
    writes: [
      `GET ${dice.of(['http://elsewhere/healthz', '*', 'healthz', '//', '///x', '/?', '/healthz#x', 'http://[::', '\\\\x'])} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`,
    ],
    mayPass: true,
  }),
  'nonsense in the path': (dice, victim) => {
    const [door, holder] = dice.of(named)
    const line = door.replace('#', dice.of([...nonsense, ...periods.map(encodeURI)]))
    return { writes: [request(victim, line, [credential(dice, victim, holder)])], mayPass: true }
  },
  'nonsense in the query': (dice, victim) => {
    const count = dice.between(1, 6)
    const query = Array.from({ length: count }, () => `${dice.of(names)}=${dice.of(nonsense)}`).join('&')
    const line = `GET /api/${dice.of(paths)}?${query}`
    return { writes: [request(victim, line, [credential(dice, victim)])], mayPass: true }
  },
  'end of time': (dice, victim) => {
    const [path, holder, times] = dice.of(dated)
    const line = `GET ${path.replaceAll('#', () => encodeURIComponent(dice.of(times)))}`
    return { writes: [request(victim, line, [credential(dice, victim, holder)])], mayPass: true }
  },
}
