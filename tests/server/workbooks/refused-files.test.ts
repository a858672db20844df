import { describe, expect, it } from 'vitest'
import { readWorkbook } from '#server/workbooks/read-workbook.ts'
import { refusedFiles } from './refused-files.ts'

describe('readWorkbook', () => {
  it.each(Object.entries(refusedFiles))('refuses %s', async (_, [bytes, name, code, detail]) => {
    const refused = await readWorkbook({ bytes, name }).catch((fault: unknown) => fault)
    expect(refused).toMatchObject({ code, message: expect.stringMatching(detail) as string })
    expect((refused as Error).message).toMatch(/请/)
  })
})
