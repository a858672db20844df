import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { byToken } from '#tests/support/callers/api-call.ts'
import { freePort } from '#tests/support/servers/free-port.ts'
import { openLive } from '#tests/support/callers/live-client.ts'
import { startPostgres } from '#tests/support/databases/postgres-server.ts'
import { startServer, type ServerProcess } from '#tests/support/servers/server-process.ts'
import { valueToPost } from '#tests/support/given/values-to-post.ts'

const opened: (() => unknown)[] = []
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close()
})

async function serve(databaseUrl = ''): Promise<ServerProcess> {
  const server = await startServer({ databaseUrl })
  opened.push(() => server.stop())
  return server
}

async function wallOf(server: ServerProcess) {
  const wall = await openLive(server.url, { scope: '100000', at: '2023-10-31' }, byToken)
  await wall.next('hello')
  await wall.next('snapshot')
  return wall
}

const body = JSON.stringify({ items: [valueToPost(0)] })

/** A post whose body is still owed; 100 Continue tells that the server has begun to handle it. */
async function halfPost(server: ServerProcess): Promise<Socket> {
  const socket = connect(server.port, '127.0.0.1').setEncoding('utf8')
  const head = [
    'POST /api/observations HTTP/1.1',
    `host: 127.0.0.1:${server.port}`,
    `authorization: ${byToken.authorization}`,
    'content-type: application/json',
    `content-length: ${body.length}`,
    'expect: 100-continue',
  ]
  socket.write(`${head.join('\r\n')}\r\n\r\n`)
  const [answer] = (await once(socket, 'data')) as [string]
  expect(answer).toMatch(/^HTTP\/1.1 100 /)
  return socket
}

describe('SIGTERM to npm start alone', () => {
  it('ends the server, not only npm', async () => {
    const data = mkdtempSync(join(tmpdir(), 'xushi-'))
    const port = await freePort()
    const env = {
      ...process.env,
      PORT: String(port),
      XUSHI_DATA: data,
      XUSHI_BACKUP_AT: 'off',
      DATABASE_URL: '',
    }
    const npm = spawn('npm', ['start'], { detached: true, env, stdio: 'ignore' })
    opened.push(() => rmSync(data, { recursive: true }))
    const health = () =>
      fetch(`http://127.0.0.1:${port}/healthz`).then(
        ({ status }) => status,
        () => 'gone',
      )
    await expect.poll(health, { timeout: 60_000 }).toBe(200)
    npm.kill('SIGTERM')
    await expect.poll(health, { timeout: 10_000 }).toBe('gone')
    // The folder is removed only after the last process of the group has ended.
    await expect.poll(() => groupIsEmpty(npm.pid!), { timeout: 10_000 }).toBe(true)
  })
})

/** A process group is empty where none of its processes is left. */
function groupIsEmpty(group: number): boolean {
  try {
    process.kill(-group, 0)
    return false
  } catch {
    return true
  }
}

describe('SIGTERM and SIGINT', () => {
  it('send walls away with 1012, let a request that has begun finish, and end with 0', async () => {
    const server = await serve()
    const wall = await wallOf(server)
    const post = await halfPost(server)
    // A key press reaches the server twice: through its group, and through the process in front of it.
    const ended = server.kill('SIGINT')
    void server.kill('SIGINT')
    const { code, reason } = await wall.closed
    expect([code, reason]).toEqual([1012, expect.stringMatching(/^restart \d{1,4}$/)])

    post.write(body)
    const [answer] = (await once(post, 'data')) as [string]
    expect(answer).toMatch(/^HTTP\/1.1 201 /)
    await ended
    expect(server.exitCode()).toBe(0)
  })

  it('given again, more than a second later, end the server at once', async () => {
    const server = await serve()
    await halfPost(server)
    const ended = server.kill('SIGTERM')
    for (let given = 1; server.alive() && given < 20; given += 1) {
      await Promise.race([ended, pause(600)])
      if (server.alive()) void server.kill('SIGTERM')
    }
    expect(server.exitCode()).toBe(1)
    expect(server.output()).toContain('再次收到停止信号')
  })

  it('end it although PostgreSQL is halted', async () => {
    const postgres = await startPostgres(['fsync=off'])
    opened.push(() => postgres.stop())
    const server = await serve(postgres.url)
    const wall = await wallOf(server)
    await postgres.halt()
    await wall.away(true)
    await server.kill('SIGTERM')
    expect((await wall.closed).code).toBe(1012)
    expect(server.exitCode()).toBe(0)
  })

  it('cut off within the grace what waits for a frozen PostgreSQL, and say so', async () => {
    const postgres = await startPostgres(['fsync=off'])
    opened.push(() => postgres.stop())
    const server = await serve(postgres.url)
    const wall = await wallOf(server)
    await postgres.freeze()
    opened.push(() => postgres.thaw())
    await wall.away(true)
    await server.kill('SIGTERM')
    expect((await wall.closed).code).toBe(1012)
    expect(server.exitCode()).toBe(1)
    expect(server.output()).toContain('8 秒内没有停完')
  })
})
