import { describe, expect, it } from 'vitest'
import { seriesKey } from '#metrics/catalogue/cell-key.ts'
import { newCell, withInput } from '#web/entry/cell/form-cell.ts'
import { sharedExplanations } from '#web/entry/explaining/shared-explanations.ts'
import { facts } from '../filing-fixture.ts'

const query = { code: 'large-change', severity: 'query', message: '变动较大' } as const

/** Cells of one filing with these explanations; a leading * marks a cell without a query. */
function explained(...notes: readonly string[]) {
  const cells = notes.map((note, at) =>
    withInput(newCell(facts('stations', { region: `4412${String(at).padStart(2, '0')}` })), {
      text: '7812',
      reason: null,
      note: note.replace(/^\*/, ''),
    }),
  )
  const checked = new Map(
    cells.map((cell, at) => [
      seriesKey(cell.facts),
      { findings: notes[at]!.startsWith('*') ? [] : [query], unexplained: false },
    ]),
  )
  return sharedExplanations(cells, checked).map(({ text, cells }) => [text, cells.length])
}

describe('sharedExplanations', () => {
  it('gathers nine cells with one sentence, to be asked about once (case 36)', () => {
    const storm = '台风停产一周，企业名单已附'
    expect(explained(...Array.from({ length: 9 }, () => storm), '新址投产')).toEqual([[storm, 9]])
  })

  it('sees through figures and punctuation', () => {
    expect(explained('十月新增 79 座。', '十月新增80座', '十月新增75座；')).toEqual([['十月新增 79 座。', 3]])
  })

  it('asks about neither two cells, nor cells without a query, nor cells without an explanation', () => {
    expect(explained('台风停产', '台风停产', '*台风停产', '', '', '')).toEqual([])
  })
})
