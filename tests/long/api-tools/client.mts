import createClient from 'openapi-fetch'
import type { paths } from './made/api.d.ts'

/** `node client.mjs <address> <token>` posts a value and reads it back by a client that was generated from the document. */
const [baseUrl, token] = process.argv.slice(2)
if (baseUrl === undefined || token === undefined) throw new Error('An address and a token are needed')
const api = createClient<paths>({ baseUrl, headers: { authorization: `Bearer ${token}` } })

const item = { indicator: 'zhaoqing-5g-base-stations', region: '441200', period: '2024-10', value: 7_812 }
const posted = await api.POST('/api/observations', { body: { items: [item] } })
if (posted.data === undefined)
  throw new Error(`Posting was refused: ${posted.error.code} ${posted.error.detail}`)

const board = await api.GET('/api/board', { params: { query: { scope: '441200', at: '2024-10-31' } } })
const row = board.data?.targets.find(({ indicator }) => indicator === item.indicator)
if (row?.value !== item.value) throw new Error(`The board shows ${row?.value}`)

// @ts-expect-error -- a misspelt parameter does not compile
const refused = await api.GET('/api/board', { params: { query: { scopes: '441200' } } })
if (refused.error?.code !== 'bad-request')
  throw new Error(`A misspelt parameter was answered ${refused.response.status}`)

const health = await api.GET('/healthz')
const status: 'ok' | 'failing' | undefined = health.data?.status
console.log(
  `the generated client: posted ${posted.data.sequence}, the board shows ${row.value}, health ${status}`,
)
