import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callApi } from '#tests/support/callers/api-call.ts'
import { operateUnread } from '#tests/support/servers/operate.ts'
import { startServer } from '#tests/support/servers/server-process.ts'

const data = mkdtempSync(join(tmpdir(), 'xushi-'))
const moved = `${data}-moved`
beforeAll(async () => {
  const server = await startServer({ data })
  await server.kill('SIGTERM')
})
afterAll(() => {
  for (const folder of [data, moved]) rmSync(folder, { recursive: true, force: true })
})

describe('a command whose output nobody reads', () => {
  it.each([
    ['token', ['list'], 0],
    ['token', ['make', '--name', '交换', '--right', 'read'], 0],
    ['ledger', ['list'], 0],
    ['ledger', ['verify'], 0],
    ['backup', [], 0],
    ['transfer', ['--from', data, '--to', moved], 0],
    ['restore', ['--from', join(data, 'nothing.db')], 1],
  ] as const)('ends as with a reader, and does not complain: %s %j', async (command, args, code) => {
    const ended = await operateUnread(command, { XUSHI_DATA: data }, ...args)
    if (code === 0) expect(ended).toEqual({ code, output: '' })
    else expect(ended).toEqual({ code, output: expect.stringMatching(/^[^\n]+\n$/) as string })
  })

  it('has done its work', () => {
    expect(readdirSync(join(data, 'backups')).filter((name) => name.endsWith('.db'))).toHaveLength(1)
    expect(existsSync(join(moved, 'xushi.db'))).toBe(true)
  })
})

describe('a server whose output nobody reads', () => {
  it('goes on, and stops in good order', async () => {
    const server = await startServer({ data, settings: { XUSHI_LOG_LEVEL: 'debug' } })
    server.stopReading()
    for (let n = 0; n < 5; n++) expect((await callApi(server, '/healthz')).status).toBe(200)
    await server.kill('SIGTERM')
    expect(server.exitCode()).toBe(0)
  })
})
