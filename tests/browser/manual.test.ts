import { existsSync } from 'node:fs'
import { describe, expect } from 'vitest'
import { shanghaiTime } from '#server/clock.ts'
import { startDemoServer } from '#tests/support/servers/demo-server.ts'
import type { ServerProcess } from '#tests/support/servers/server-process.ts'
import { it as inBrowser } from './browser-test.ts'
import { pictureFile, readChapter, withoutFigures } from './manual/chapter.ts'
import { walkAdministrator } from './manual/administration/administrator.ts'
import { walkExchange } from './manual/administration/exchange.ts'
import { walkBegin } from './manual/begin.ts'
import { walkCatalogue } from './manual/catalogue.ts'
import { walkLeader } from './manual/leader.ts'
import { walkReporter } from './manual/reporter.ts'
import { walkReviewer } from './manual/reviewer.ts'
import { walkSecretary } from './manual/secretary.ts'
import { walkWall } from './manual/wall.ts'
import { beginWalk, type Walk } from './manual/walk.ts'

const chapters: readonly (readonly [name: string, steps: (walk: Walk) => Promise<void>])[] = [
  ['reporter', walkReporter],
  ['reviewer', walkReviewer],
  ['leader', walkLeader],
  ['secretary', walkSecretary],
  ['catalogue', walkCatalogue],
  ['administrator', walkAdministrator],
  ['exchange', walkExchange],
  ['begin', walkBegin],
  ['wall', walkWall],
]

/** A time of day that does not come while the chapters are walked. */
const night = shanghaiTime(Date.now() + 12 * 3_600_000).slice(11, 16)

/** The server makes a backup each night, like an office's server. */
const it = inBrowser.extend<{ $file: { server: ServerProcess } }>({
  server: [
    async ({}, use) => {
      const server = await startDemoServer({
        settings: { XUSHI_BACKUP_AT: night, XUSHI_OUTGOING_HOSTS: '127.0.0.1' },
      })
      await use(server)
      await server.stop()
    },
    { scope: 'file' },
  ],
})

describe.each(chapters)('docs/manual/%s.md', (name, steps) => {
  it('can be walked, and names nothing that is not on the screen and no picture that is not there', async ({
    server,
    browser,
  }) => {
    const walk = beginWalk(browser, server)
    await steps(walk)
    const { labels, pictures } = readChapter(name)
    expect(labels.length).toBeGreaterThan(0)
    expect(labels.filter((label) => !walk.words.has(withoutFigures(label)))).toEqual([])
    expect([...pictures].sort()).toEqual([...walk.pictures].sort())
    expect(pictures.filter((picture) => !existsSync(pictureFile(picture)))).toEqual([])
    await walk.end()
  })
})
