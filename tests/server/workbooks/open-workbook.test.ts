import { afterAll, describe, expect, it } from 'vitest'
import { workerPool } from '#server/workers/worker-pool.ts'
import { openWorkbook } from '#server/workbooks/open-workbook.ts'
import { sampleWorkbook } from './sample-workbook.ts'

const pool = workerPool(1)
afterAll(() => pool.stop())

describe('openWorkbook', () => {
  it('gives what a thread read, and refuses what it refused', async () => {
    const { sheets } = await openWorkbook(pool, { bytes: sampleWorkbook(), name: '计划.xlsx' })
    expect(sheets.map(({ name, rows }) => [name, rows[0]?.cells.get(1)])).toEqual([
      ['目标', { type: 'text', value: '指标' }],
    ])
    await expect(openWorkbook(pool, { bytes: Buffer.from('a\0'), name: '' })).rejects.toMatchObject({
      code: 'file-type-not-allowed',
      message: '这不是表格，读不了。请选 .xlsx 或 .csv 文件；别的格式请先另存为 .xlsx。',
    })
  })
})
