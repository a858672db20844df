// @vitest-environment happy-dom
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { seriesKey } from '#metrics/catalogue/cell-key.ts'
import { xushi1 } from '#metrics/catalogue/light-rule.ts'
import type { FilingCell } from '#server/contract/filings.ts'
import FilingRow from '#web/entry/grid/FilingRow.vue'
import { catalogue as plain, facts, openForm, record, stationsTarget, typing } from './filing-fixture.ts'

const catalogue = indexCatalogue({ ...plain.catalogue, targets: [stationsTarget], lightRules: [xushi1] })
const target = { id: 't', value: 8000, due: '2024-12-31', name: '5G基站' }
const before = (indicator: string, value: number) => record(indicator, { value, period: '2024-M09' })

let row: VueWrapper
afterEach(() => row.unmount())

/** The figures beside a cell in its row of the sheet, after `text` was typed. */
function typed(cell: FilingCell, text: string): string[] {
  const form = openForm([cell])
  const key = seriesKey(cell)
  form.edit(typing(key, text))
  const now = form.cells.value.get(key)!
  row = mount(FilingRow, {
    props: {
      ...{ cell: now, row: 0, period: '2024-M10', catalogue, checked: form.checked.value.get(key) },
      ...{
        open: true,
        withRegion: false,
        sameAsAbove: false,
        active: null,
        inRange: null,
        handle: null,
        typing: false,
      },
    },
  })
  return row.findAll('td.figure').map((figure) => figure.text())
}
const own = () => row.find<HTMLInputElement>('[data-column=value]').element.value
const changeTone = () =>
  row
    .findAll('td.figure')
    .at(-2)!
    .classes()
    .filter((name) => name !== 'figure')

describe('FilingRow', () => {
  it('shows beside a value its change since the period before, and its share of the target', () => {
    const yearBefore = record('stations', { value: 6500, period: '2023-M10' })
    const cell = facts('stations', { target, previous: before('stations', 7776), yearBefore })
    // 7,812 − 7,776 = 36; 7,812 ÷ 8,000 = 97.65 %.
    expect(typed(cell, '7812')).toEqual(['6,500', '7,776', '+36', '97.7\u2009%'])
    expect([own(), changeTone()]).toEqual(['7,812', ['good']])
  })

  it('marks a fall as bad, and colours no value that stays the same', () => {
    const cell = facts('stations', { previous: before('stations', 7776) })
    expect(typed(cell, '7770')).toEqual(['—', '7,776', '−6', ''])
    expect(changeTone()).toEqual(['bad'])
    row.unmount()
    expect(typed(cell, '7776')[2]).toBe('0')
    expect(changeTone()).toEqual([])
  })

  it('shows a share with what it was computed from, rounded as its indicator is', () => {
    const previous = { ...before('cover', 94.5783132530120482), numerator: 157, denominator: 166 }
    // 158 ÷ 166 = 95.18 %, 0.6 points more than 157 ÷ 166.
    const figures = typed(facts('cover', { previous }), '158/166')
    expect([figures[1], figures[2], own()]).toEqual(['94.6', '+0.6', '158/166 = 95.2'])
  })

  it('shows no change and no share of what cannot be read', () => {
    const cell = facts('stations', { target, previous: before('stations', 7776) })
    expect(typed(cell, '约七千').slice(2)).toEqual(['', ''])
    expect(row.find('[data-column=value]').attributes('aria-invalid')).toBe('true')
  })

  it('W-11 marks a figure that a level has endorsed otherwise than one that nobody has decided on', () => {
    const mark = (state: 'submitted' | 'in-review') => {
      typed(facts('stations', { current: record('stations', { state }) }), '1')
      return row.find('.tag').text()
    }
    expect(mark('submitted')).toBe('待审核')
    row.unmount()
    expect(mark('in-review')).toBe('审核中')
  })
})
