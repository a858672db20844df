import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriesKey } from '#metrics/catalogue/cell-key.ts'
import type { FilingUploads, ZippedUploads } from '#server/contract/filing-uploads.ts'
import { observationsKept } from '#tests/support/given/observations-kept.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'
import { zipOf } from '#tests/support/documents/zip-of.ts'
import { downloadedTemplate, filledTemplate } from '#tests/support/given/filled-template.ts'
import { ask } from '#tests/support/callers/ask.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.server.stop())

const stations = seriesKey({ indicator: 'zhaoqing-5g-base-stations', region: '441200' })
const filings = ['zhaoqing-gongxin-2024-M08', 'zhaoqing-gongxin-2024-M09'] as const

/** The template of a filing with a value for the stations. */
async function filled(filing: string, value: number): Promise<Buffer> {
  const template = await downloadedTemplate(desk.server, desk.reporter, filing)
  return filledTemplate(template, (sheet, rowOf) => {
    sheet.getCell(rowOf(stations), 7).value = value
  })
}

async function send(payload: Buffer) {
  const answer = await desk.server.app.inject({
    ...{ method: 'POST', url: `/api/filing-uploads?name=${encodeURIComponent('九月.zip')}`, payload },
    headers: { ...desk.reporter, 'content-type': 'application/octet-stream' },
  })
  return { status: answer.statusCode, body: answer.json<ZippedUploads & { code: string; detail: string }>() }
}

describe('POST /api/filing-uploads', () => {
  it('previews each workbook in its own filing, says of every other file why it is not taken, and keeps nothing unasked', async () => {
    const before = await observationsKept(desk.server)
    const [august, september] = [await filled(filings[0], 6_900), await filled(filings[1], 7_000)]
    const { status, body } = await send(
      zipOf(
        { name: '八月.xlsx', content: august },
        { name: '各单位/九月.xlsx', content: september },
        { name: '各单位/九月 副本.xlsx', content: september },
        { name: '佐证.pdf', content: '%PDF-1.7' },
        { name: '里层.zip', content: zipOf({ name: '八月.xlsx', content: august }) },
        { name: '旧表.xls', content: 'x' },
        { name: '空表.xlsx', content: 'x' },
        { name: '__MACOSX/._八月.xlsx', content: 'x' },
        { name: '~$八月.xlsx', content: 'x' },
      ),
    )
    expect(status).toBe(200)
    expect(
      body.workbooks.map(({ name, filing, title, look }) => [name, filing, title, look?.changes.length]),
    ).toEqual([
      ['八月.xlsx', filings[0], '2024年8月 · 肇庆市工业和信息化局', 1],
      ['各单位/九月.xlsx', filings[1], '2024年9月 · 肇庆市工业和信息化局', 1],
      ...['各单位/九月 副本.xlsx', '佐证.pdf', '里层.zip', '旧表.xls', '空表.xlsx'].map((name) => [
        name,
        null,
        '',
        undefined,
      ]),
    ])
    expect(body.workbooks.flatMap(({ refused }) => refused ?? []).map((why) => why.slice(0, 12))).toEqual([
      '与“各单位/九月.xls',
      '不是工作簿（.xlsx）',
      '压缩包里还有压缩包，没有',
      '这是旧格式的工作簿（.x',
      expect.any(String),
    ])
    expect(await observationsKept(desk.server)).toEqual(before)

    // Each is kept by the way of one workbook.
    for (const { name, filing, look } of body.workbooks.slice(0, 2)) {
      const kept = await ask(
        desk.server,
        `PUT /api/filings/${filing}/uploads?name=${encodeURIComponent(name.split('/').at(-1)!)}`,
        desk.reporter,
        { file: look!.file, digest: look!.digest },
      )
      expect((kept.body as FilingUploads).uploads.map(({ taken }) => taken)).toEqual([1])
    }
  })

  it('refuses a bomb, what is no packed file, and one without workbooks, each with what to do', async () => {
    const bomb = await send(zipOf({ name: 'a.xlsx', content: Buffer.alloc(30 * 1024 * 1024) }))
    expect([bomb.status, bomb.body.code]).toEqual([413, 'file-too-large'])
    const nothing = await send(Buffer.from('指标,数值\r\n'))
    expect([nothing.status, nothing.body.code]).toEqual([415, 'file-type-not-allowed'])
    expect((await send(zipOf({ name: '空/', content: '' }))).body.detail).toContain('压缩包里没有文件')
    const many = Array.from({ length: 201 }, (_, number) => ({ name: `${number}.txt`, content: 'x' }))
    expect((await send(zipOf(...many))).body.code).toBe('file-too-large')
  })

  it('takes no template of another organisation', async () => {
    await desk.server.person('other', ['reporter'], {
      organisations: ['zhaoqing-minzheng'],
      regions: ['441200'],
    })
    const own = desk.reporter
    const workbook = await filled(filings[1], 7_100)
    const cookie = await desk.server.signIn('other')
    desk = { ...desk, reporter: { cookie } }
    const { body } = await send(zipOf({ name: '九月.xlsx', content: workbook }))
    expect(body.workbooks).toMatchObject([
      { filing: null, look: null, refused: expect.stringContaining('不属于您的单位') },
    ])
    desk = { ...desk, reporter: own }
  })
})
