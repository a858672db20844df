import { existsSync } from 'node:fs'
import { describe, expect } from 'vitest'
import { it } from './browser-test.ts'
import { pictureFile, readChapter } from './manual/chapter.ts'
import { walkReporter } from './manual/reporter.ts'
import { beginWalk, type Walk } from './manual/walk.ts'

const chapters: readonly (readonly [name: string, steps: (walk: Walk) => Promise<void>])[] = [
  ['reporter', walkReporter],
]

describe.each(chapters)('docs/manual/%s.md', (name, steps) => {
  it('can be walked, and names nothing that is not on the screen and no picture that is not there', async ({
    server,
    browser,
  }) => {
    const walk = beginWalk(browser, server)
    await steps(walk)
    const { labels, pictures } = readChapter(name)
    expect(labels.length).toBeGreaterThan(0)
    expect(labels.filter((label) => !walk.words.has(label))).toEqual([])
    expect([...pictures].sort()).toEqual([...walk.pictures].sort())
    expect(pictures.filter((picture) => !existsSync(pictureFile(picture)))).toEqual([])
    await walk.end()
  })
})
