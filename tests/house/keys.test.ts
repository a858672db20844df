import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const top = fileURLToPath(new URL('../..', import.meta.url))
/** The files in which a series or a cell becomes one text: its key, and the subject of its ledger entries. */
const named = ['metrics/catalogue/cell-key.ts', 'server/db/observations/observation-event.ts']

/** An indicator and a region side by side in a template string, with any separator. */
const pair = /\$\{[^}]*\bindicator(?:\.id)?\}[^$,\p{Script=Han}]{0,3}\$\{[^}]*\b(?:region|code)\}/u

describe('series and cells', () => {
  it.each([
    ['`${row.indicator} ${row.region} ${row.periodEnd}`', true],
    ['`${indicator}|${region}`', true],
    ['`${cell.indicator} ${code}`', true],
    ['`${kin.indicator.id}:${kin.region}`', true],
    ['`${indicator.name}（${region.name}）`', false],
    ['seriesKey(row)', false],
  ])('%s: a key of its own: %s', (text, own) => {
    expect(pair.test(text)).toBe(own)
  })

  it('are kept under the one key of metrics/catalogue/cell-key.ts', () => {
    const files = ['metrics', 'seeds', 'server', 'web'].flatMap((folder) =>
      readdirSync(join(top, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(ts|vue)$/.test(name))
        .map((name) => join(folder, name)),
    )
    const found = files.filter((file) => pair.test(readFileSync(join(top, file), 'utf8')))
    expect(found.sort()).toEqual(named)
  })
})
