// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { api } from '#web/api/client.ts'

afterEach(() => {
  window.dispatchEvent(new Event('pageshow'))
  vi.unstubAllGlobals()
})

describe('what is sent while its page is left', () => {
  const outlived: (boolean | undefined)[] = []
  const send = async (words: string) => {
    vi.stubGlobal('fetch', async (_: string, { keepalive }: RequestInit) => {
      outlived.push(keepalive)
      return Response.json({})
    })
    await api.put('/api/meetings/weekly-1/notes/general', { words })
  }

  it('goes on without the page if browsers take as much so; what is sent before or after does not', async () => {
    await send('之前')
    window.dispatchEvent(new Event('pagehide'))
    await send('最后一句')
    // A Chinese character has three bytes; browsers take 64 KiB.
    await send('长'.repeat(22_000))
    window.dispatchEvent(new Event('pageshow'))
    await send('回来以后')
    expect(outlived).toEqual([false, true, false, false])
  })
})
