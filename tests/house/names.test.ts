import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const top = fileURLToPath(new URL('../..', import.meta.url))
const files = ['metrics', 'seeds', 'server', 'web'].flatMap((folder) =>
  readdirSync(join(top, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|vue)$/.test(name))
    .map((name) => join(folder, name)),
)

/** What a file calls by a name at its top level, by name; `form` matches the words of a declaration before the name. */
function declared(form: string): Map<string, string[]> {
  const places = new Map<string, string[]>()
  for (const file of files) {
    const names = readFileSync(join(top, file), 'utf8').matchAll(new RegExp(`^${form} (\\w+)`, 'gm'))
    for (const [, name = ''] of new Set(names)) places.set(name, [...(places.get(name) ?? []), file])
  }
  return places
}

const twice = (places: Map<string, string[]>) =>
  [...places]
    .filter(([, where]) => new Set(where).size > 1)
    .map(([name, where]) => `${name}: ${where.join(', ')}`)

describe('names', () => {
  it('stand for one exported type each; what goes over the wire bears the name of what it tells', () => {
    const types = declared('export (?:interface|type|class)')
    for (const [name, where] of types)
      types.set(
        name,
        where.filter((file) => !file.startsWith('server/contract/')),
      )
    expect(twice(types)).toEqual([])
  })

  it('stand for one exported function each, but for the `run` of what threads do', () => {
    const functions = declared('export (?:async )?function\\*?')
    functions.delete('run')
    expect(twice(functions)).toEqual([])
  })
})
