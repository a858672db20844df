import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openLive } from '#tests/support/callers/live-client.ts'
import { startTestServer, testToken } from '#tests/support/servers/test-server.ts'

const token = { authorization: `Bearer ${testToken}` }
const zhaoqing = { scope: '441200', at: '2024-10-31' }

describe('WS /live', () => {
  it('says in hello which build its pages are, where it serves any', async () => {
    const webRoot = mkdtempSync(join(tmpdir(), 'xushi-web-'))
    writeFileSync(join(webRoot, 'index.html'), '<meta name="xushi-build" content="0123456789abcdef">')
    const withPages = await startTestServer({ webRoot })
    const client = await openLive(await withPages.listen(), zhaoqing, token)
    expect(await client.next('hello')).toEqual({
      type: 'hello',
      protocol: 1,
      sequence: withPages.deps.store.head().sequence,
      version: '0.0.0-test',
      build: '0123456789abcdef',
    })
    await withPages.stop()
    rmSync(webRoot, { recursive: true })
  })
})
