import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { pagesBuild } from '#server/http/pages-build.ts'

const folder = mkdtempSync(join(tmpdir(), 'xushi-web-'))
afterAll(() => rmSync(folder, { recursive: true }))

let second = 1_800_000_000
function built(mark: string): void {
  const file = join(folder, 'index.html')
  writeFileSync(file, `<!doctype html><html><head>${mark}</head></html>`)
  utimesSync(file, second, second)
  second += 1
}

describe('pagesBuild', () => {
  it('is what the page says, and follows a page that is built anew', () => {
    const build = pagesBuild(folder)
    expect(build()).toBeUndefined()
    built('<meta name="xushi-build" content="0123456789abcdef">')
    expect(build()).toBe('0123456789abcdef')
    rmSync(join(folder, 'index.html'))
    expect(build()).toBe('0123456789abcdef')
    built('<meta name="xushi-build" content="fedcba9876543210">')
    expect(build()).toBe('fedcba9876543210')
    built('')
    expect(build()).toBeUndefined()
  })

  it('is unknown where no pages are served', () => {
    expect(pagesBuild(undefined)()).toBeUndefined()
  })
})
