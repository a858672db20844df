import pg from 'pg'
import { setTimeout as pause } from 'node:timers/promises'
import type { CollectorDraft, CollectorRun } from '#server/contract/collectors.ts'
import { adminPassword } from '#tests/support/servers/server-process.ts'

export const indicator = 'zhaoqing-5g-base-stations'
/** The query of a source that is a database. */
const query = 'select indicator, region, period, value from monthly order by period'

/** A source of which a collector reads figures of a region. */
export interface SourceNamed {
  readonly name: string
  readonly url: string
  readonly secret?: string
  readonly region: string
}

export type Call = <Answer>(method: string, path: string, body?: object) => Promise<Answer>

/** A collector of a database, or with another form of a table, with the columns of `query`. */
export function draftFor({ name, url, secret }: SourceNamed): CollectorDraft {
  return {
    ...{ name, enabled: true, url, form: 'sql', path: '', query, header: '', sheet: '' },
    ...(secret !== undefined && { secret }),
    mapping: {
      header: 1,
      columns: { indicator: 1, region: 2, period: 3, value: 4 },
      across: null,
      fixed: {},
    },
    heads: { indicator: 'indicator', region: 'region', period: 'period', value: 'value' },
    ...{ names: [], producer: '', publisher: name, method: '', limits: '', provenance: 'reported' },
    ...{ pattern: '30 8 * * *', workingDays: false, silentDays: 45 },
  }
}

/** The cookie of the administrator of a new server. */
export async function signedIn(url: string): Promise<string> {
  const body = JSON.stringify({ name: 'admin', password: adminPassword })
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${url}/api/session`, { method: 'POST', headers, body })
  return answer.headers.getSetCookie()[0]!.split(';')[0]!
}

/** Asks a server with a cookie. @throws Error with a refusal */
export const calling =
  (url: string, cookie: string): Call =>
  async <Answer>(method: string, path: string, body?: object) => {
    const answer = await fetch(url + path, {
      method,
      headers: { ...(body && { 'content-type': 'application/json' }), cookie },
      ...(body && { body: JSON.stringify(body) }),
    })
    const said = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${said}`)
    return (said === '' || said === 'null' ? null : JSON.parse(said)) as Answer
  }

/** The collector runs now. @returns the run that it leaves */
export async function nextRun(call: Call, id: string): Promise<CollectorRun> {
  const runs = async () => (await call<{ runs: CollectorRun[] }>('GET', `/api/collectors/${id}/runs`)).runs
  const before = (await runs()).length
  await call('POST', `/api/collectors/${id}/run`)
  for (let left = 300; left > 0; left -= 1) {
    const [last] = await runs()
    if (last && last.number > before) return last
    await pause(100)
  }
  throw new Error('The collector left no run within 30 s')
}

/** A statement of a PostgreSQL database, by a connection of its own. @returns its rows */
export async function statement(url: string, text: string): Promise<Record<string, string>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, string>>(text)).rows
  } finally {
    await client.end()
  }
}
