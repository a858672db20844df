import { describe, expect, it } from 'vitest'
import { offeredPage } from '#web/api/page-build.ts'

/** A server with these files, and the requests to it. */
function serving(files: Readonly<Record<string, string>>) {
  const asked: string[] = []
  const get = (path: string) => {
    asked.push(path)
    const text = files[path]
    return Promise.resolve(text === undefined ? new Response('{}', { status: 404 }) : new Response(text))
  }
  return { asked, get: get as typeof fetch }
}

const whole = {
  '/index.html':
    '<head><link rel="icon" href="/assets/mark-1.svg"><meta name="xushi-build" content="0123456789abcdef"><script type="module" src="/assets/index-1.js"></script></head>',
  '/assets/mark-1.svg': '<svg/>',
  '/assets/index-1.js': 'import("./WallPage-1.js");["assets/WallPage-1.js","assets/WallPage-1.css"]',
  '/assets/WallPage-1.js': '["assets/index-1.js"]',
  '/assets/WallPage-1.css': '',
}

describe('offeredPage', () => {
  it('is the page with its build if each file that it and its scripts name can be had', async () => {
    const { asked, get } = serving(whole)
    expect(await offeredPage(get)).toEqual({ build: '0123456789abcdef' })
    expect(asked.toSorted()).toEqual(Object.keys(whole).toSorted())
  })

  it.each(Object.keys(whole))('is none while %s cannot be had', async (missing) => {
    const { [missing as '/index.html']: _, ...others } = whole
    expect(await offeredPage(serving(others).get)).toBeUndefined()
  })

  it('is none while nobody answers', async () => {
    expect(await offeredPage(() => Promise.reject(new TypeError('Failed to fetch')))).toBeUndefined()
  })
})
