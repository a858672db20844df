import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const top = fileURLToPath(new URL('../..', import.meta.url))
const files = ['metrics', 'seeds', 'server', 'web'].flatMap((folder) =>
  readdirSync(join(top, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|vue)$/.test(name))
    .map((name) => join(folder, name)),
)

/** The names that a file declares at its top level; `form` matches the words of a declaration before the name. */
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

/** The places by name, without those that may share a name. */
function without(places: Map<string, string[]>, isBeside: (file: string) => boolean): Map<string, string[]> {
  return new Map([...places].map(([name, where]) => [name, where.filter((file) => !isBeside(file))]))
}

/** Verbs that say nothing, or for which docs/contributing.md has another one. */
const otherVerb =
  /^(?:get|fetch|retrieve|obtain|handle|process|do|perform|execute|go|drop|remove|erase|calculate)[A-Z]/

const isContract = (file: string) => file.startsWith('server/contract/')
const types = declared('export (?:interface|type|class)')
const functions = declared('export (?:async )?function\\*?')

describe('names', () => {
  it('stand for one exported type each; what goes over the wire bears the name of what it tells', () => {
    expect(twice(without(types, isContract))).toEqual([])
  })

  it('of what goes over the wire stand for one schema and one type each, and elsewhere for types of the domain alone', () => {
    const wire = [...declared('export const'), ...types].filter(([, where]) => where.some(isContract))
    const elsewhere = wire.flatMap(([name]) => (types.get(name) ?? []).filter((file) => !isContract(file)))
    expect(elsewhere.filter((file) => !file.startsWith('metrics/'))).toEqual([])
    const plain = ['server/contract/rights.ts', 'server/contract/document-kinds.ts']
    const schemas = declared('export const (?=[A-Z]\\w+ = )')
    const contract = without(schemas, (file) => !isContract(file))
    expect(twice(contract)).toEqual([])
    const typesOfWire = without(
      without(types, (file) => !isContract(file)),
      (file) => plain.includes(file),
    )
    expect(twice(typesOfWire)).toEqual([])
  })

  it('stand for one exported function each, but for the `run` of what threads do', () => {
    expect(twice(new Map([...functions].filter(([name]) => name !== 'run')))).toEqual([])
  })

  it('stand for one exported constant or function each, but for the tables of either engine and the lists of each document', () => {
    const isBeside = (file: string) =>
      file.startsWith('server/db/postgres/') ||
      file.startsWith('server/db/sqlite/') ||
      file.startsWith('seeds/documents/')
    const values = declared('export (?:const|let)')
    for (const [name, where] of functions)
      if (name !== 'run') values.set(name, [...(values.get(name) ?? []), ...where])
    expect(twice(without(values, isBeside))).toEqual([])
  })

  it('of exported types are not those of private types elsewhere, where they would stand for something else', () => {
    const privateTypes = without(declared('(?:interface|type)'), isContract)
    const exported = without(types, isContract)
    const shared = [...privateTypes].filter(
      ([name, where]) => exported.has(name) && exported.get(name)!.length + where.length > 1,
    )
    expect(shared.map(([name, where]) => `${name}: ${where.join(', ')}`)).toEqual([])
  })

  it('of functions outside the pages begin with the verbs of docs/contributing.md', () => {
    const outside = without(declared('(?:export )?(?:async )?function\\*?'), (file) =>
      file.startsWith('web/'),
    )
    const places = [...outside].filter(([name, where]) => otherVerb.test(name) && where.length > 0)
    expect(places.map(([name, where]) => `${name}: ${where.join(', ')}`)).toEqual([])
  })

  it('of organisations are not those of units of measurement, though both are 单位 in Chinese', () => {
    const outside = files.filter((file) => !file.startsWith('web/'))
    const mixed = outside.filter((file) =>
      /\bconst units? = .*organisations/.test(readFileSync(join(top, file), 'utf8')),
    )
    expect(mixed).toEqual([])
  })

  it('stand for one component each', () => {
    const places = Map.groupBy(
      files.filter((file) => file.endsWith('.vue')),
      (file) => basename(file),
    )
    expect(twice(places)).toEqual([])
  })
})
