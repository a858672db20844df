import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readNamedHosts } from '#server/outgoing/allowed-address.ts'
import { readGuarded } from '#server/outgoing/read-guarded.ts'
import { isForbiddenHost, type Resolve } from '#server/outgoing/guarded-lookup.ts'
import { postGuarded } from '#server/outgoing/post-guarded.ts'
import { queryGuarded } from '#server/outgoing/query-guarded.ts'
import { forbiddenAddresses, forbiddenNames } from './forbidden-addresses.ts'

let [receiver, base]: [Server?, string?] = []
let port = 0
/** The requests that reached the receiver, which listens at 127.0.0.1. */
let reached: string[] = []
/** The connections that came. */
let connections = 0
beforeAll(async () => {
  receiver = createServer((request, answer) => {
    reached.push(String(request.url))
    const [, to] = /^\/to\?(.*)$/.exec(String(request.url)) ?? []
    if (request.url === '/half') {
      // An answer that ends with its connection, of which a part comes.
      answer.useChunkedEncodingByDefault = false
      answer.shouldKeepAlive = false
      answer.write('a,b\n14')
      return
    }
    if (to !== undefined) answer.writeHead(302, { location: asciiOf(decodeURIComponent(to)) })
    else if (request.url === '/redirect') answer.writeHead(302, { location: `${base}/secret` })
    else answer.writeHead(204)
    answer.end()
  })
  receiver.on('connection', () => (connections += 1))
  await new Promise<void>((listening) => receiver!.listen(0, '127.0.0.1', listening))
  port = (receiver.address() as AddressInfo).port
  base = `http://127.0.0.1:${port}`
})
afterAll(() => receiver!.close())

/** A header holds ASCII alone. */
const asciiOf = (text: string) => text.replace(/[^\x20-\x7e]/gu, encodeURIComponent)
const noHosts = readNamedHosts('')
const emptyMessage = { headers: {}, body: '{}' }
/** The addresses of names in these tests. */
const names: Readonly<Record<string, readonly string[]>> = {
  'localtest.me': ['127.0.0.1'],
  'rebind.example': ['93.184.216.34', '127.0.0.1'],
  'metadata.example': ['169.254.169.254'],
  'inside.example': ['10.20.30.40'],
  'mapped.example': ['::ffff:127.0.0.1'],
  'six.example': ['::1'],
  'unique.example': ['fd12:3456::1'],
  'nowhere.example': [],
}
const resolve: Resolve = (host, tell) => {
  const found = names[host] ?? ['127.0.0.1']
  tell(
    null,
    found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
  )
}

const forbidden = [...forbiddenAddresses, ...forbiddenNames]

describe('isForbiddenHost', () => {
  it('judges localhost by its addresses, as a connection does, and no other name', async () => {
    const both: Resolve = (_, tell) =>
      tell(
        null,
        ['127.0.0.1', '::1'].map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      )
    const judged = async (host: string, named: string, found = resolve) =>
      isForbiddenHost(new URL(`http://${host}/`), readNamedHosts(named), found)
    expect(await judged('localhost', '')).toBe(true)
    expect(await judged('localhost.', '127.0.0.1')).toBe(false)
    expect(await judged('localhost', '127.0.0.1', both)).toBe(true)
    expect(await judged('localhost', '127.0.0.1,::1', both)).toBe(false)
    expect(await judged('localhost', 'localhost', both)).toBe(false)
    expect(await judged('127.0.0.2', '127.0.0.1')).toBe(true)
    expect(await judged('inside.example', '')).toBe(false)
  })
})

describe('postGuarded', () => {
  it.each(forbidden)('does not reach %s', async (host) => {
    connections = 0
    await expect(postGuarded(`http://${host}:${port}/`, emptyMessage, noHosts, resolve)).rejects.toThrow(
      '没有列入 XUSHI_OUTGOING_HOSTS',
    )
    expect(connections).toBe(0)
  })

  it('tells of a name that is not known, by its host alone', async () => {
    const address = `http://nowhere.example:${port}/?key=secret`
    await expect(postGuarded(address, emptyMessage, noHosts, resolve)).rejects.toThrow(
      new Error(`nowhere.example:${port}：Error`),
    )
  })

  it.each(['127.0.0.1', '127.0.0.0/8'])('reaches %s where that is named', async (named) => {
    reached = []
    expect(await postGuarded(`${base}/event`, emptyMessage, readNamedHosts(named), resolve)).toBe(204)
    expect(reached).toEqual(['/event'])
  })

  it('reaches a host that is listed by its name, whatever its address is, and no other', async () => {
    const named = readNamedHosts('LocalTest.me')
    expect(await postGuarded(`http://localtest.me:${port}/`, emptyMessage, named, resolve)).toBe(204)
    await expect(
      postGuarded(`http://inside.example:${port}/`, emptyMessage, named, resolve),
    ).rejects.toThrow()
  })

  it('does not follow a redirect', async () => {
    reached = []
    expect(await postGuarded(`${base}/redirect`, emptyMessage, readNamedHosts('127.0.0.1'), resolve)).toBe(
      302,
    )
    expect(reached).toEqual(['/redirect'])
  })
})

describe('readGuarded', () => {
  const asked = { headers: { 'x-key': 'secret' }, limit: 1_000, within: 5_000 }
  const started = readNamedHosts('start.example')

  it.each(forbidden)('does not reach %s, neither directly nor by a redirect', async (host) => {
    reached = []
    const to = `http://${host}:${port}/reached`
    await expect(readGuarded(to, asked, noHosts, resolve)).rejects.toThrow('没有列入 XUSHI_OUTGOING_HOSTS')
    const from = `http://start.example:${port}/to?${encodeURIComponent(to)}`
    await expect(readGuarded(from, asked, started, resolve)).rejects.toThrow('没有列入 XUSHI_OUTGOING_HOSTS')
    expect(reached).toEqual([new URL(from).pathname + new URL(from).search])
  })
})

describe('readGuarded, of an answer that takes too long', () => {
  it('takes no part of it for the whole', async () => {
    const asked = { headers: {}, limit: 1_000, within: 400 }
    await expect(readGuarded(`${base}/half`, asked, readNamedHosts('127.0.0.1'), resolve)).rejects.toThrow(
      '秒内没有答完',
    )
  })
})

describe('queryGuarded', () => {
  const rows = { password: '', query: 'select 1', rows: 1, within: 5_000 }

  it.each(forbidden)('does not reach a database at %s', async (host) => {
    for (const scheme of ['postgres', 'mysql']) {
      connections = 0
      const url = new URL(`${scheme}://reader@${host}:${port}/figures`)
      await expect(queryGuarded({ ...rows, url }, noHosts, resolve)).rejects.toThrow(
        '没有列入 XUSHI_OUTGOING_HOSTS',
      )
      expect(connections).toBe(0)
    }
  })
})

it('a name that the system itself does not know is told as such, by the host', async () => {
  // RFC 6761 keeps .invalid from ever being known.
  const host = 'nowhere.invalid'
  const unknown = /ENOTFOUND|EAI_AGAIN/
  await expect(postGuarded(`http://${host}/`, emptyMessage, noHosts)).rejects.toThrow(unknown)
  const asked = { headers: {}, limit: 1_000, within: 20_000 }
  await expect(readGuarded(`http://${host}/`, asked, noHosts)).rejects.toThrow(unknown)
  for (const scheme of ['postgres', 'mysql']) {
    const query = { password: '', query: 'select 1', rows: 1, within: 20_000 }
    const url = new URL(`${scheme}://reader@${host}:5432/figures`)
    await expect(queryGuarded({ ...query, url }, noHosts)).rejects.toThrow(unknown)
  }
})

it('the addresses and names that are tried are at least forty', () => {
  expect(new Set(forbidden).size).toBeGreaterThanOrEqual(40)
})

describe('readNamedHosts', () => {
  it.each(['10.0.0.0/33', '10.0.0/8', 'a b', '10.1.1.1/8/8', '-a', '::1/0'])('refuses %j', (text) => {
    expect(() => readNamedHosts(text)).toThrow(RangeError)
  })
})
