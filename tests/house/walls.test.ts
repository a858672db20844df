import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { byRoom, circles, folderSizes, importGraph, pathOf } from './import-graph.ts'

const floors = ['metrics', 'seeds', 'server', 'web']
const graph = importGraph(floors)

describe('circles', () => {
  it('finds those who reach each other, in alphabetical order, and one that reaches itself', () => {
    const reaches = { a: ['b'], b: ['c'], c: ['b', 'd'], d: [], e: ['e'], f: ['a'], g: ['h'], h: ['f', 'g'] }
    expect(circles(new Map(Object.entries(reaches)))).toEqual([['b', 'c'], ['e'], ['g', 'h']])
  })
})

describe('importGraph', () => {
  it('reads imports of types', () => {
    expect(graph.get('server/deps.ts')).toContain('server/clock.ts')
  })

  it('reads the scripts of components', () => {
    const components = [...graph.keys()].filter((file) => file.endsWith('.vue'))
    const reached = components.filter((file) => (graph.get(file) ?? []).some((path) => path.endsWith('.vue')))
    expect(reached.length).toBeGreaterThan(components.length / 4)
  })

  it('reads what runs in a thread or a process of its own, by the address of its module', () => {
    expect(graph.get('server/features/policy/read-document.ts')).toContain(
      'server/features/policy/read-text.ts',
    )
  })
})

describe('pathOf', () => {
  it.each([
    ['./board.ts', 'server/judging/board.ts'],
    ['../deps.ts', 'server/deps.ts'],
    ['#metrics/period.ts', 'metrics/period.ts'],
    ['fastify', undefined],
    ['node:fs', undefined],
  ])('finds %s at %s', (specifier, path) => {
    expect(pathOf('server/judging/view.ts', specifier)).toBe(path)
  })

  it.each(['./nowhere.ts', '../deps', '#metrics/nowhere.ts'])(
    'refuses %s, which is not there',
    (specifier) => {
      expect(() => pathOf('server/judging/view.ts', specifier)).toThrow(
        `server/judging/view.ts imports ${specifier}, which is not there`,
      )
    },
  )
})

/** A room is a folder of a floor, or of its features; a file beside the folders is a room of its own. */
function roomOn(floor: string): (file: string) => string | undefined {
  const depth = floor.split('/').length + 1
  return (file) => (file.startsWith(`${floor}/`) ? file.split('/').slice(0, depth).join('/') : undefined)
}

/** The greatest number of entries that a reader can survey. */
const mostEntries = 15
/** Folders with more entries, each with the reason. A folder that no longer needs an exception must be removed here. */
const crowded: Readonly<Record<string, string>> = {
  metrics: 'what others call by name, above the floors behind it',
  'metrics/checks': 'one file a check',
  server: 'one folder a room; beside them main.ts and app.ts, and what many rooms share',
  'server/contract': 'one file a subject of the wire',
  ...Object.fromEntries(
    ['postgres', 'postgres/meta', 'sqlite', 'sqlite/meta'].map((engine) => [
      `server/db/migrations/${engine}`,
      'one file a migration',
    ]),
  ),
  'server/features': 'one folder a subject that people or programs ask for',
  web: 'one folder a kind of user, and what a browser starts with',
  ...Object.fromEntries(
    ['metrics', 'metrics/checks', 'metrics/policy', 'server', 'server/features', 'server/records', 'web'].map(
      (room) => [`tests/${room}`, 'as the room that it tests'],
    ),
  ),
  'tests/faults/hostile-input': 'one file a kind of input',
  'tests/instances': 'one file a thing that instances agree on',
  'tests/server/db/released': 'two files a schema',
}

describe('the house', () => {
  it('has no circle of files, types included', () => {
    expect(circles(graph)).toEqual([])
  })

  it.each(['metrics', 'server', 'server/features', 'web'])(
    'has no circle of rooms on the floor %s',
    (floor) => {
      expect(circles(byRoom(graph, roomOn(floor)))).toEqual([])
    },
  )

  it('has no feature that reads of another, in a thread or not, but for its queries.ts', () => {
    const featureOf = roomOn('server/features')
    const across = [...graph].flatMap(([file, imports]) => {
      const feature = featureOf(file)
      const others = imports.filter((path) => ![feature, undefined].includes(featureOf(path)))
      return feature === undefined ? [] : others.filter((path) => !path.endsWith('/queries.ts'))
    })
    expect(across).toEqual([])
  })

  it('has every picture and style that a component names', () => {
    const components = [...graph.keys()].filter((file) => file.endsWith('.vue'))
    const named = components.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\b(?:src="|url\(['"]?)(\.{1,2}\/[^"')]+)/g)].map(
        ([, path = '']) => join(dirname(file), path),
      ),
    )
    expect(named).toContain('web/mark.svg')
    expect(named.filter((path) => !existsSync(path))).toEqual([])
  })

  it('has no way from the server up to the pages', () => {
    const up = [...graph].filter(
      ([file, imports]) => file.startsWith('server/') && imports.some((path) => path.startsWith('web/')),
    )
    expect(up).toEqual([])
  })

  it('has no folder that cannot be taken in at a look, but for those that are listed', () => {
    const over = [...folderSizes([...floors, 'tests'])].filter(([, entries]) => entries > mostEntries)
    const wayOut = `more than ${mostEntries} entries: divide it by subject; listed with fewer: take it off the list`
    expect(over.map(([folder]) => folder).sort(), wayOut).toEqual(Object.keys(crowded).sort())
  })
})
