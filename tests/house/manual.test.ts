import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const folder = fileURLToPath(new URL('../../docs/manual/', import.meta.url))
const files = readdirSync(folder).filter((name) => name.endsWith('.md'))
const read = (name: string) => readFileSync(folder + name, 'utf8')

/** The targets of a file's links and pictures, without other hosts. */
const linksOf = (name: string) =>
  [...read(name).matchAll(/\]\(([^)\s]+)\)/g)].map(([, to]) => to!).filter((to) => !/^https?:/.test(to))

/** The anchor of a heading on the pages of a repository. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-')

function leadsSomewhere(from: string, to: string): boolean {
  const [path = '', anchor] = to.split('#')
  const file = path === '' ? from : path
  if (!existsSync(folder + file)) return false
  return (
    anchor === undefined ||
    [...read(file).matchAll(/^#+ (.+)$/gm)].some(([, heading]) => anchorOf(heading!) === anchor)
  )
}

describe.each(files)('docs/manual/%s', (name) => {
  it('links only to what is there', () => {
    expect(linksOf(name).length).toBeGreaterThan(0)
    expect(linksOf(name).filter((to) => !leadsSomewhere(name, to))).toEqual([])
  })
})

describe('docs/manual', () => {
  it('has no chapter that its index leaves out', () => {
    expect(files.filter((name) => name !== 'README.md' && !linksOf('README.md').includes(name))).toEqual([])
  })

  it('weighs less than 3 MB with all its pictures', () => {
    const bytes = readdirSync(`${folder}pictures`).map((name) => statSync(`${folder}pictures/${name}`).size)
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(3_000_000)
  })

  it('has no picture that no chapter shows', () => {
    const shown = files.flatMap(linksOf)
    const pictures = readdirSync(`${folder}pictures`).map((name) => `pictures/${name}`)
    expect(pictures.filter((picture) => !shown.includes(picture))).toEqual([])
  })
})
