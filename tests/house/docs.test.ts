import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { help } from '#server/start/settings.ts'

const top = fileURLToPath(new URL('../..', import.meta.url))
const read = (name: string) => readFileSync(join(top, name), 'utf8')
const documents = [
  ...['README.md', 'README.zh-CN.md', 'CHANGELOG.md', 'metrics/SPEC.md'],
  ...['docs', 'docs/manual'].flatMap((folder) =>
    readdirSync(join(top, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(folder, name)),
  ),
]

/** The paths of this project that a text names in full; a path with a placeholder is left out. */
const pathsIn = (text: string) =>
  [...text.matchAll(/`((?:metrics|seeds|server|tests|web)\/[\w./-]+)`/g)].map(([, path = '']) => path)

/** The files of this project that a text names, in full or by the end of their path: `routes.ts` of every feature. */
const sourcesIn = (text: string) =>
  [...text.matchAll(/`(\w[\w./-]*\.(?:ts|vue|css))`/g)].map(([, name = '']) => name)

/** Every path of this project with its ends: `server/app.ts` and `app.ts`. */
const ends = new Set(
  ['.', 'metrics', 'seeds', 'server', 'tests', 'web'].flatMap((folder) =>
    readdirSync(join(top, folder), { recursive: folder !== '.', encoding: 'utf8' }).flatMap((name) => {
      const parts = join(folder, name).split(sep)
      return parts.map((_, first) => parts.slice(first).join('/'))
    }),
  ),
)

/** The documents that a text links to. */
const linksIn = (text: string) =>
  [...text.matchAll(/\]\((?!https?:)([^)#\s]+)/g)].map(([, path = '']) => path)

const scriptsIn = (text: string) => [...text.matchAll(/npm run ([a-z:-]+)/g)].map(([, name = '']) => name)

describe('pathsIn', () => {
  it('finds what is named in full', () => {
    expect(
      pathsIn('`server/main.ts`, `tests/web`, `server/db/sqlite/tables/<subject>.ts`, `queries.ts`'),
    ).toEqual(['server/main.ts', 'tests/web'])
  })
})

describe('sourcesIn', () => {
  it('finds what is named by the end of its path, in a recipe for instance', () => {
    const named = sourcesIn(
      '`kinds/catalogue/<subject>.ts`, `to-green.ts`, `scene=<name>`, `…Page.vue`, `npm run check`',
    )
    expect(named).toEqual(['to-green.ts'])
    expect([
      ends.has('to-green.ts'),
      ends.has('metrics/explaining/to-green.ts'),
      ends.has('green.ts'),
    ]).toEqual([true, true, false])
  })
})

describe.each(documents)('%s', (name) => {
  it('names no file that is not there', () => {
    expect(pathsIn(read(name)).filter((path) => !existsSync(join(top, path)))).toEqual([])
  })

  it('names no file by the end of its path that is not there', () => {
    expect(sourcesIn(read(name)).filter((end) => !ends.has(end))).toEqual([])
  })

  it('links to no document that is not there', () => {
    const missing = linksIn(read(name)).filter((path) => !existsSync(join(top, dirname(name), path)))
    expect(missing).toEqual([])
  })

  it('names no script that is not there', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    expect(scriptsIn(read(name)).filter((script) => !(script in scripts))).toEqual([])
  })
})

describe('settings', () => {
  it('stand each in what operators and programs read', () => {
    const names = new Set(help.match(/\bXUSHI_[A-Z_]+/g))
    const texts = ['operation', 'deployment', 'databases', 'api']
      .map((name) => read(`docs/${name}.md`))
      .join()
    expect(names.size).toBeGreaterThan(30)
    expect([...names].filter((name) => !texts.includes(`\`${name}`))).toEqual([])
  })
})

describe('scripts of package.json', () => {
  it('name no file that is not there', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const named = Object.values(scripts).flatMap(
      (script) => script.match(/\b(?:server|tests|web)\/[\w./-]+/g) ?? [],
    )
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter((path) => !existsSync(join(top, path)))).toEqual([])
  })
})
