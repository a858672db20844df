import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

describe.each(['README.md', 'README.zh-CN.md'])('%s', (readme) => {
  it.each(['npm ci && npm start', 'npm ci && npm test'])('tells the reader to run `%s`', (command) => {
    expect(read(readme).split('\n')).toContain(command)
  })
})

describe('.ci/run', () => {
  it("ends with the README's test command, unchanged", () => {
    expect(read('.ci/run').trimEnd().split('\n').at(-1)).toBe('npm ci && npm test')
  })
})

describe('package.json', () => {
  it('has no script that runs before another: .npmrc keeps packages from running any, and npm then skips these too', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    expect(read('.npmrc')).toContain('ignore-scripts=true')
    expect(Object.keys(scripts).filter((name) => /^(pre|post)/.test(name))).toEqual([])
  })
})
