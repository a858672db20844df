import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { syslogJob, syslogJobName } from '#server/features/audit/syslog-job.ts'
import { scheduler, type Scheduler } from '#server/jobs/scheduler.ts'
import type { SyslogReceiver } from '#server/outgoing/syslog.ts'
import { by } from '#tests/support/callers/ask.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

/** A receiver by TCP, which keeps the messages that it is sent, told apart by the length before each. */
async function opened(port = 0): Promise<{ at: SyslogReceiver; heard: string[]; receiver: Server }> {
  const heard: string[] = []
  const receiver = createServer((socket) => {
    const chunks: Buffer[] = []
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('end', () => {
      let rest = Buffer.concat(chunks)
      while (rest.length > 0) {
        const blank = rest.indexOf(' ')
        const end = blank + 1 + Number(rest.subarray(0, blank).toString())
        heard.push(rest.subarray(blank + 1, end).toString())
        rest = rest.subarray(end)
      }
      socket.end()
    })
  }).listen(port, '127.0.0.1')
  await once(receiver, 'listening')
  const at = { protocol: 'tcp', host: '127.0.0.1', port: (receiver.address() as AddressInfo).port } as const
  return { at, heard, receiver }
}
let running: Scheduler | undefined
afterEach(() => running?.stop())
function started(receiver: SyslogReceiver): Scheduler {
  const { store, clock } = server.deps
  const needs = { store, clock, report: () => {}, sendNow: () => Promise.resolve(false) }
  running = scheduler([syslogJob(server.deps, receiver)], needs)
  return running
}
const kinds = (heard: readonly string[]) => heard.map((line) => line.split(' ')[5])

it('sends each entry of the audit log once, as RFC 5424 has it, with its place in the chain', async () => {
  const { at, heard, receiver } = await opened()
  const jobs = started(at)
  await by(server, 'admin')
  await server.app.inject({ method: 'POST', url: '/api/session', payload: { name: 'admin', password: 'x' } })
  // Asking for the own sign-ins writes what the log still gathers.
  await server.app.inject({ url: '/api/session/others', headers: await by(server, 'admin') })
  server.clock.advance(1_000)
  await jobs.look()
  expect(kinds(heard).toSorted()).toEqual(['sign-in', 'sign-in', 'sign-in-refused'])
  const [header, text] = heard[0]!.split(' - \ufeff')
  // Facility 13 (log audit), severity 5 (notice).
  expect(header).toMatch(/^<109>1 2024-10-31T10:00:00\.000\+08:00 \S+ xushi - sign-in$/)
  expect(JSON.parse(text!)).toMatchObject({
    ...{ kind: 'sign-in', sequence: 1, actor: 'person:admin', address: '127.0.0.1', result: 'ok' },
    hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
  })
  expect(heard.find((line) => line.includes(' sign-in-refused '))).toMatch(/^<108>1 /)

  await by(server, 'admin')
  server.clock.advance(60_000)
  await jobs.look()
  expect(kinds(heard)).toHaveLength(4)
  receiver.close()
})

it('goes on after a restart ten minutes before the last good run, whatever failed since', async () => {
  const first = await opened()
  server.clock.advance(3_600_000)
  await by(server, 'admin')
  server.clock.advance(1_000)
  await started(first.at).look()
  await running!.stop()
  first.receiver.close()
  await once(first.receiver, 'close')
  server.clock.advance(86_400_000)
  await by(server, 'admin')
  server.clock.advance(1_000)
  await started(first.at).look()
  expect(await running!.failing()).toEqual([syslogJobName])
  await running!.stop()
  const { at, heard, receiver } = await opened(first.at.port)
  server.clock.advance(3_600_000)
  await started(at).look()
  expect(kinds(heard)).toEqual(['sign-in', 'sign-in'])
  receiver.close()
})

it('sends by UDP, one datagram an entry', async () => {
  const receiver = createSocket('udp4').bind(0, '127.0.0.1')
  await once(receiver, 'listening')
  const heard = once(receiver, 'message')
  await by(server, 'admin')
  const at = { protocol: 'udp', host: '127.0.0.1', port: receiver.address().port } as const
  await syslogJob(server.deps, at).run(new AbortController().signal)
  expect(String((await heard)[0])).toMatch(/^<10[89]>1 .* xushi - \S+ - \ufeff\{"kind":/)
  receiver.close()
})
