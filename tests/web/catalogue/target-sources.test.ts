// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import type { SourceFigure } from '#server/contract/sources.ts'
import TargetSources from '#web/catalogue/TargetSources.vue'
import { approvedRecord } from '../wall/records.ts'

const source = (change: Partial<SourceFigure>): SourceFigure => ({
  ...{ indicator: 'own', producer: '市工业和信息化局', version: null, method: '台账汇总', limits: null },
  ...{ preferred: true, unit: '座', decimals: 0, difference: null },
  observation: approvedRecord({ period: '2024-M09', value: 7812 }),
  ...change,
})
const other = { indicator: 'other', producer: '工业和信息化部', preferred: false, method: null }

const rowsOf = (...figures: SourceFigure[]) => {
  const shown = mount(TargetSources, { props: { sources: { period: '2024-M09', figures } } })
  return shown.findAll('tbody tr').map((row) => row.findAll('th, td').map((cell) => cell.text()))
}

describe('TargetSources', () => {
  it('A-7 A-8 shows the judged source first, and by how much the others lie apart', () => {
    const difference = { difference: -212, share: -0.0271, beyondRounding: true }
    const rows = rowsOf(
      source({}),
      source({
        ...{ ...other, difference, version: '2024-10-20', limits: '含室内分布系统' },
        observation: approvedRecord({ period: '2024-M09', value: 7600 }),
      }),
    )
    expect(rows).toEqual([
      ['市工业和信息化局 采用，按它评价', '7,812\u2009座', '', '台账汇总'],
      [
        ...['工业和信息化部', '7,600\u2009座', '比采用的数少 212\u2009座（2.7\u2009%），超出修约误差'],
        '2024-10-20 版；局限：含室内分布系统',
      ],
    ])
  })

  it('A-8 compares nothing with what is not there', () => {
    const [, row] = rowsOf(source({}), source({ ...other, observation: null }))
    expect(row).toEqual(['工业和信息化部', '没有审定的数', '没有可比的数', ''])
  })
})
