import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { regions } from '#seeds/regions.ts'
import { readCsv } from '#tests/support/documents/read-csv.ts'
import { shared, sharedIsHere } from '#tests/support/shared.ts'

interface Tile {
  readonly code?: string
  readonly name: string
  readonly col: number
  readonly row: number
}
interface Grid {
  readonly layouts: Readonly<
    Record<string, { readonly tiles: readonly Tile[]; readonly zones: readonly Tile[] }>
  >
}

const children = (parent: string) => regions.filter((region) => region.parent === parent)

describe('regions', () => {
  it('knows the country, one province, its 21 cities and the counties of three', () => {
    expect(children('440000')).toHaveLength(21)
    const counties = (city: string) => children(city).filter(({ level }) => level === 'county').length
    expect(['441200', '440400', '441800'].map(counties)).toEqual([8, 3, 8])
  })

  it('names functional zones after their city’s code, since GB/T 2260 has none for them', () => {
    const zones = regions.filter(({ level }) => level === 'zone')
    expect(zones).toHaveLength(16)
    expect(zones.filter(({ code, parent }) => !code.startsWith(`${parent}-`))).toEqual([])
  })

  it('puts no two neighbours on one tile, and none outside the grid', () => {
    for (const parent of ['440000', '441200', '440400', '441800']) {
      const tiles = children(parent).flatMap(({ tile }) => (tile === undefined ? [] : [tile]))
      expect(new Set(tiles.map(({ column, row }) => `${column},${row}`)).size).toBe(tiles.length)
      expect(Math.min(...tiles.flatMap(({ column, row }) => [column, row]))).toBe(0)
    }
  })

  describe.skipIf(!sharedIsHere)('against the lists they were taken from', () => {
    it('holds every code with its name, level and parent', () => {
      const coded = regions
        .filter(({ level }) => level !== 'zone')
        .toSorted((a, b) => a.code.localeCompare(b.code))
      expect(coded.map(({ code, name, level, parent = '' }) => ({ code, name, level, parent }))).toEqual(
        readCsv(shared('data/region-codes.csv') ?? '').map(({ code, name, level, parent }) => ({
          code,
          name,
          level,
          parent,
        })),
      )
    })

    it('holds every functional zone under its city', () => {
      const zones = regions.filter(({ level }) => level === 'zone')
      const listed = readCsv(shared('data/functional-zones.csv') ?? '')
      expect(zones.map(({ parent }) => parent)).toEqual(listed.map((row) => row['city_code']))
      const renamed = zones.filter(({ name }, index) => name !== listed[index]?.['name'])
      expect(renamed.map(({ name }) => name)).toEqual(['珠海高新区'])
    })

    it('lays the tiles as drawn; the layout of 珠海 is moved down so that rows start at 0', () => {
      const { layouts } = JSON.parse(readFileSync(shared('data/tile-grid.json') ?? '', 'utf8')) as Grid
      for (const [parent, { tiles, zones }] of Object.entries(layouts)) {
        const top = Math.min(...[...tiles, ...zones].map(({ row }) => row))
        for (const { code, name, col, row } of [...tiles, ...zones]) {
          const ours = children(parent).find(
            (region) => region.code === code || region.name === zoneName(name),
          )
          expect(ours?.tile, name).toEqual({ column: col, row: row - top })
        }
      }
    })
  })
})

const zoneName = (drawn: string): string => (drawn === '高新区(珠海)' ? '珠海高新区' : drawn)
