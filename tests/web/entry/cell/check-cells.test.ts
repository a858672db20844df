import { describe, expect, it } from 'vitest'
import { checkCells } from '#web/entry/cell/check-cells.ts'
import { newCell, withInput, type FormCell } from '#web/entry/cell/form-cell.ts'
import { catalogue, cover, facts, firms, record, stations } from '../filing-fixture.ts'

const when = { period: '2024-M10', today: '2024-11-04' }
const check = (cell: ReturnType<typeof newCell>, key: string) => checkCells([cell], when, catalogue).get(key)
const reported = {
  status: 'A',
  provenance: 'reported',
  numerator: null,
  denominator: null,
  bound: null,
  sequence: 1,
} as const
const filled = (
  indicator: string,
  text: string,
  note = '',
  history: { period: string; value: number }[] = [],
) =>
  withInput(newCell(facts(indicator, { history: history.map((one) => ({ ...one, ...reported })) })), {
    text,
    reason: null,
    note,
  })

describe('checkCells', () => {
  it('finds text that is no number', () => {
    expect(check(filled('stations', '12,34'), stations)?.findings).toMatchObject([
      { code: 'unreadable', severity: 'error' },
    ])
  })

  it('finds what the server would: a share above 100 %', () => {
    expect(check(filled('cover', '831'), cover)?.findings).toMatchObject([
      { code: 'above-ceiling', severity: 'error' },
    ])
  })

  it('finds a running total that falls', () => {
    const found = check(filled('firms', '12', '', [{ period: '2024-M09', value: 13 }]), firms)
    expect(found?.findings.map(({ code }) => code)).toContain('year-to-date-falls')
  })

  it('wants a slip of scale explained, and not by 核实无误', () => {
    const history = [
      { period: '2024-M08', value: 7700 },
      { period: '2024-M09', value: 7776 },
    ]
    expect(check(filled('stations', '781', '', history), stations)).toMatchObject({ unexplained: true })
    expect(check(filled('stations', '781', '核实无误', history), stations)).toMatchObject({
      unexplained: true,
    })
    expect(check(filled('stations', '781', '合并重复站址后按新口径统计', history), stations)).toMatchObject({
      unexplained: false,
    })
  })

  it('compares nothing with what was counted by another rule, and wants that rule told (G-7)', () => {
    const history = [
      { period: '2024-M08', value: 7700 },
      { period: '2024-M09', value: 7776 },
    ]
    const counted = (note: string) => {
      const cell = filled('stations', '781', note, history)
      return check(withInput(cell, { ...cell.input, breaks: true }), stations)
    }
    expect(counted('')?.findings).toMatchObject([{ code: 'break-note', severity: 'error' }])
    expect(counted('核实无误')?.findings).toMatchObject([{ code: 'break-note' }])
    expect(counted('2024年10月起只计宏站，不计室内分布')?.findings).toEqual([])
  })

  it('sees the other cells of the form, sent or not, and says errors before queries', () => {
    const regional = (region: string, text: string) =>
      withInput(
        newCell(facts('counties', { region, history: [{ period: '2024-M09', value: 10, ...reported }] })),
        {
          text,
          reason: null,
          note: '',
        },
      )
    const sent = {
      ...newCell(facts('counties', { region: '441202' })),
      record: record('counties', { region: '441202', value: 60, state: 'submitted' }),
    }
    const [city, county, last] = [
      regional('441200', '100'),
      regional('441202', '60'),
      regional('441203', '30'),
    ]
    const codes = (cells: FormCell[]) =>
      checkCells(cells, when, catalogue)
        .get('counties 441200')
        ?.findings.map(({ code, severity }) => `${severity} ${code}`)
    expect(codes([city, county, last])).toEqual(['error contradicts-parts', 'query scale-slip'])
    expect(codes([city, sent, last])).toEqual(['query scale-slip', 'query parts-differ'])
    expect(codes([city, sent])).toEqual(['query scale-slip'])
  })

  it('says nothing of an empty cell', () => {
    expect(check(newCell(facts('stations')), stations)).toEqual({ findings: [], unexplained: false })
  })
})
