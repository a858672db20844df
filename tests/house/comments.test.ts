import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const top = fileURLToPath(new URL('../..', import.meta.url))
const files = ['metrics', 'seeds', 'server', 'tests', 'web'].flatMap((folder) =>
  readdirSync(join(top, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:css|ts|vue)$/.test(name))
    .map((name) => join(folder, name)),
)

/** The longest sentence that is understood at first reading, in words. */
const longest = 36

/** The beginnings of phrases without a subject, which are understood only with the name that stands below or above them. */
const fragment = /^(?:And|As above|But|By|Ditto|Likewise|Nor|Of|Or|Same|The same|Those|Whom|Whose|With)\b/

interface Comment {
  readonly file: string
  readonly text: string
}

/** The comments of a file: blocks, and lines that follow each other. Comments that switch a linter off do not count. */
function commentsOf(file: string): Comment[] {
  const source = readFileSync(join(top, file), 'utf8')
  const found = source.matchAll(/^[ \t]*(?:\/\*\*?([\s\S]*?)\*\/|((?:\/\/ .*\n[ \t]*)+))/gm)
  return [...found]
    .map(([, block = '', lines = '']) => (block + lines).replace(/^[ \t]*(?:\*|\/\/)?[ \t]?/gm, '').trim())
    .map((text) => ({ file, text: text.replace(/\s+/g, ' ') }))
    .filter(({ text }) => !/^(?:eslint|@ts|v8)/.test(text))
}

const sentencesOf = (text: string) => text.split(/@throws|@returns|(?<=[.!?;:·])\s/)
const shown = ({ file, text }: Comment) => `${file}: ${text.slice(0, 120)}`
const comments = files.flatMap(commentsOf)

describe('comments', () => {
  it('are sentences that are understood at first reading', () => {
    expect(comments.length).toBeGreaterThan(1000)
    const long = comments.filter(({ text }) =>
      sentencesOf(text).some((sentence) => sentence.trim().split(' ').length > longest),
    )
    expect(long.map(shown)).toEqual([])
  })

  it('begin with no fragment', () => {
    expect(comments.filter(({ text }) => fragment.test(text)).map(shown)).toEqual([])
  })
})
