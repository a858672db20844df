import { describe, expect, it } from 'vitest'
import { orderMarks } from '#metrics/charts/order-marks.ts'
import { parsePeriod } from '#metrics/period.ts'

const points = ['2024-M08', '2024-M09', '2024-M10'].map((period) => ({ period: parsePeriod(period)! }))

describe('orderMarks', () => {
  it('marks the periods in which orders were given and closed, those of one period together', () => {
    const marks = orderMarks(points, [
      { assignedOn: '2024-09-06', closedOn: '2024-10-31' },
      { assignedOn: '2024-09-30', closedOn: null },
      { assignedOn: '2024-10-01', closedOn: '2024-11-08' },
      { assignedOn: null, closedOn: null },
    ])
    expect(marks).toEqual([
      { place: 1, text: '交办 2 件' },
      { place: 2, text: '交办、销号' },
    ])
  })

  it('marks no day before the curve begins or after it ends', () => {
    const orders = [{ assignedOn: '2024-07-31', closedOn: '2024-11-01' }]
    expect(orderMarks(points, orders)).toEqual([])
    expect(orderMarks(points, [{ assignedOn: '2024-08-01', closedOn: null }])).toEqual([
      { place: 0, text: '交办' },
    ])
  })

  it('marks nothing where there was no order', () => {
    expect(orderMarks(points, [])).toEqual([])
  })
})
