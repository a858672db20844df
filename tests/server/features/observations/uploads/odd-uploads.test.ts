import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FilingUploadLook } from '#server/contract/filing-uploads.ts'
import { observationsKept } from '#tests/support/given/observations-kept.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'
import { downloadedTemplate, filledTemplate } from '#tests/support/given/filled-template.ts'
import { refusedFiles } from '../../../workbooks/refused-files.ts'
import { besideFilled } from './corpus/beside-rows.ts'
import { oddSheets, type OddCell } from './corpus/odd-cells.ts'
import { oddFiles } from './corpus/odd-files.ts'

let desk: Desk
let template: Buffer
let before: unknown
const filing = 'zhaoqing-gongxin-2024-M09'
beforeAll(async () => {
  desk = await openDesk()
  await approve(desk.server, [stations(6_500, '441200', '08'), { ...stations(6_000), period: '2023-M09' }])
  template = await downloadedTemplate(desk.server, desk.reporter, filing)
  before = await observationsKept(desk.server)
})
afterAll(() => desk.server.stop())

async function upload(payload: Buffer, name = '九月.xlsx') {
  const answer = await desk.server.app.inject({
    method: 'POST',
    url: `/api/filings/${filing}/uploads?name=${encodeURIComponent(name)}`,
    headers: { ...desk.reporter, 'content-type': 'application/octet-stream' },
    payload,
  })
  return {
    status: answer.statusCode,
    body: answer.json<FilingUploadLook & { code: string; detail: string }>(),
  }
}

async function told(cells: readonly OddCell[]): Promise<(readonly [string, string])[]> {
  const bytes = await filledTemplate(template, (sheet) => {
    for (const [place, [, spoil]] of cells.entries()) spoil(sheet, 5 + place)
  })
  const { status, body } = await upload(bytes)
  expect(status, body.detail).toBe(200)
  const words = new Map<string, string>()
  for (const { place, after, remark } of body.changes)
    words.set(place.slice(1), `= ${after.reason ?? after.text}${remark === '' ? '' : ` (${remark})`}`)
  for (const { place, why } of body.notTaken) words.set(place.slice(1), why)
  return cells.map(([what], place) => [what, words.get(`${5 + place}`) ?? 'nothing'] as const)
}

describe('POST /api/filings/:id/uploads', () => {
  it.each(oddSheets)(
    'tells of each odd cell of sheet %# what becomes of it, and keeps nothing',
    async (...cells) => {
      expect(await told(cells)).toEqual(cells.map(([what, , told]) => [what, told]))
      expect(await observationsKept(desk.server)).toEqual(before)
    },
  )

  it.each([...besideFilled])(
    'tells of %s beside what is filled, and takes none of it',
    async (_, change, told) => {
      const bytes = await filledTemplate(template, (sheet, __, workbook) => {
        sheet.getCell('G5').value = 7
        change(sheet, workbook)
      })
      const { status, body } = await upload(bytes)
      expect(status, body.detail).toBe(200)
      expect(body.changes.map(({ place, after }) => [place, after.text])).toEqual([['G5', '7']])
      expect(body.notTaken.map(({ place, name, text, why }) => `${place} ${name} ${text} ${why}`)).toEqual(
        told,
      )
      expect(await observationsKept(desk.server)).toEqual(before)
    },
  )

  it.each([...oddFiles])('refuses %s in its own words, and keeps nothing', async (_, make, told, name) => {
    const { status, body } = await upload(await make(template), name)
    expect([status >= 400 && status < 500, body.detail]).toEqual([true, expect.stringMatching(told)])
    expect(await observationsKept(desk.server)).toEqual(before)
  })

  it.each(Object.entries(refusedFiles))(
    'refuses %s, and keeps nothing',
    async (_, [bytes, name, code, told]) => {
      const { body } = await upload(bytes, name === '' ? undefined : name)
      expect(body).toMatchObject({ code, detail: expect.stringMatching(told) })
      expect(await observationsKept(desk.server)).toEqual(before)
    },
  )
})
