import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FilingUploadLook } from '#server/contract/filing-uploads.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'
import { downloadedTemplate, filledTemplate } from '#tests/support/given/filled-template.ts'

let desk: Desk
let template: Buffer
const filing = 'zhaoqing-gongxin-2024-M09'
const path = `/api/filings/${filing}/uploads`
const series = (region: string) => `zhaoqing-5g-base-stations ${region}`

beforeAll(async () => {
  desk = await openDesk()
  await approve(desk.server, [stations(6_500, '441200', '08')])
  await ask(desk.server, 'POST /api/observations', desk.reporter, {
    items: [{ ...stations(7_001, '441202'), note: '新建' }],
    submit: false,
  })
  await ask(desk.server, 'POST /api/observations', desk.reporter, { items: [stations(500, '441203')] })
  template = await downloadedTemplate(desk.server, desk.reporter, filing)
})
afterAll(() => desk.server.stop())

async function upload(bytes: Buffer, { name = '九月.xlsx', headers = desk.reporter, of = filing } = {}) {
  const answer = await desk.server.app.inject({
    method: 'POST',
    url: `/api/filings/${of}/uploads?name=${encodeURIComponent(name)}`,
    headers: { ...headers, 'content-type': 'application/octet-stream' },
    payload: bytes,
  })
  return {
    status: answer.statusCode,
    body: answer.json<FilingUploadLook & { code: string; detail: string }>(),
  }
}
const keep = ({ file, digest }: FilingUploadLook, headers = desk.reporter) =>
  ask(desk.server, `PUT ${path}?name=${encodeURIComponent('九月.xlsx')}`, headers, { file, digest })
const cellOf = async (region: string) => {
  const { body } = await ask(desk.server, `GET /api/filings/${filing}`, desk.reporter)
  return body.cells.find(
    (cell: { indicator: string; region: string }) => series(cell.region) === `${cell.indicator} ${region}`,
  )
}

describe('POST /api/filings/:id/uploads', () => {
  it('tells every change with its findings and all that is not taken, and keeps nothing', async () => {
    const sequence = desk.server.deps.store.head().sequence
    const bytes = await filledTemplate(template, (sheet, rowOf) => {
      sheet.getCell(rowOf(series('441200')), 7).value = 65_000
      sheet.getCell(rowOf(series('441202')), 7).value = '7,010'
      sheet.getCell(rowOf(series('441203')), 7).value = 501
      sheet.getCell(rowOf(series('441204')), 8).value = '未开展采集'
      sheet.getCell(rowOf(series('441223')), 7).value = { formula: '1+2', result: 3 }
    })
    const { status, body } = await upload(bytes)
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body.file).toBe(createHash('sha256').update(bytes).digest('hex'))
    const changes = body.changes.map(({ region, before, after, remark }) => [
      region,
      before.text,
      after,
      remark,
    ])
    expect(changes.toSorted()).toEqual([
      ['441200', '', { text: '65000', reason: null, note: '' }, ''],
      ['441202', '7001', { text: '7010', reason: null, note: '新建' }, '是按文本存的“7,010”，读作 7,010'],
      ['441204', '', { text: '', reason: 'not-collected', note: '' }, ''],
    ])
    const asked = body.changes.find(({ region }) => region === '441200')
    expect(asked?.findings.map(({ severity }) => severity)).toContain('query')
    expect(body.notTaken.map(({ text, why }) => [text, why])).toEqual([
      ['501', '已提交，等待审核：要改请先在填报表上点“撤回”'],
      ['3', '是公式（文件里的结果是 3），公式不收。核对后改成数值或文字再上传'],
    ])
    expect(desk.server.deps.store.head().sequence).toBe(sequence)
    expect((await cellOf('441200')).current).toBeNull()
  })

  it('leaves out what is refused even as a draft, with the message of its check', async () => {
    const bytes = await filledTemplate(template, (sheet, rowOf) => {
      sheet.getCell(rowOf(series('441200')), 7).value = 7_000
      sheet.getCell(rowOf(series('441202')), 7).value = '1234567890123456'
    })
    const { body } = await upload(bytes)
    expect(body.changes.map(({ region }) => region)).toEqual(['441200'])
    expect(body.notTaken[0]?.why).toContain('数位过多')
  })

  it('tells a reporter of one county what is not theirs to report, where a colleague filled it in', async () => {
    const person = { organisations: ['zhaoqing-gongxin'], regions: ['441202'] }
    await desk.server.person('county', ['reporter'], person)
    const bytes = await filledTemplate(template, (sheet, rowOf) => {
      sheet.getCell(rowOf(series('441202')), 7).value = 7_010
      sheet.getCell(rowOf(series('441204')), 7).value = 40
    })
    const { body } = await upload(bytes, { headers: await by(desk.server, 'county') })
    expect(body.changes.map(({ region, after }) => [region, after.text])).toEqual([['441202', '7010']])
    // The row of 鼎湖区, with a figure of a colleague that stands as it was downloaded, is not told.
    expect(body.notTaken.map(({ text, why }) => [text, why])).toEqual([
      ['40', '不由您填报：“高要区”不在您负责的地区里，没有采用'],
    ])
  })

  it('refuses what is no template of this filing, in words that say what it is', async () => {
    const refused = async (sent: Promise<Awaited<ReturnType<typeof upload>>>) => {
      const { status, body } = await sent
      return `${status} ${body.code} ${body.detail}`
    }
    expect(await refused(upload(template, { of: 'zhaoqing-gongxin-2024-M08' }))).toMatch(
      /^422 bad-item 这份模板是2024年9月的，本页是“2024年8月/,
    )
    expect(await refused(upload(Buffer.from('指标,本期\n5G基站,1\n'), { name: '表.csv' }))).toMatch(
      /^422 bad-item CSV/,
    )
    expect(await refused(upload(Buffer.from('d0cf11e0a1b11ae1', 'hex'), { name: '旧.xls' }))).toMatch(
      /file-type-not-allowed 这是旧格式/,
    )
    expect(await refused(upload(Buffer.alloc(0)))).toMatch(/^400 bad-request 文件是空的/)
    const older = filledTemplate(template, (_, __, workbook) => {
      workbook.getWorksheet('_xushi')!.getCell(2, 2).value = 1
    })
    expect(await refused(upload(await older))).toContain('第 1 版，现在是第 2 版')
    const another = await downloadedTemplate(desk.server, desk.reporter, filing)
    expect(await refused(upload(another, { of: 'zhaoqing-fagai-2024-M09' }))).toMatch(
      /^403 organisation-not-allowed/,
    )
    expect((await upload(another, { of: 'zhaoqing-gongxin-1999-M01' })).body.code).toBe('not-found')
    expect((await upload(another, { of: 'nothing' })).body.code).toBe('organisation-not-allowed')
  })
})

describe('PUT /api/filings/:id/uploads', () => {
  it('makes drafts of what was looked at, and keeps the original with what was not taken', async () => {
    const bytes = await filledTemplate(template, (sheet, rowOf) => {
      sheet.getCell(rowOf(series('441200')), 7).value = 6_600
      sheet.getCell(rowOf(series('441200')), 9).value = '九月新建 100 座，清单已附'
      sheet.getCell(rowOf(series('441203')), 7).value = 501
    })
    const { body: look } = await upload(bytes)
    expect(look.changes).toHaveLength(1)
    const { status, body } = await keep(look)
    expect([status, body.uploads]).toEqual([
      200,
      [
        {
          ...{ number: 1, name: '九月.xlsx', at: expect.any(String), actorName: 'reporter', taken: 1 },
          ...{ notTaken: look.notTaken, further: 0 },
        },
      ],
    ])
    expect((await cellOf('441200')).current).toMatchObject({
      ...{ value: 6_600, state: 'draft', note: '九月新建 100 座，清单已附' },
    })
    const original = await desk.server.app.inject({ url: `${path}/1/file`, headers: desk.reporter })
    expect([original.statusCode, original.rawPayload.equals(bytes)]).toEqual([200, true])
  })

  it('is told by the history of a figure, also of one that is submitted as it was read, and not of a later one', async () => {
    const submit = (value: number, note: string) =>
      ask(desk.server, 'POST /api/observations', desk.reporter, { items: [{ ...stations(value), note }] })
    const filesOf = async (headers: Record<string, string>) => {
      const query = `indicator=zhaoqing-5g-base-stations&region=441200&period=2024-M09`
      const { body } = await ask(desk.server, `GET /api/observations/history?${query}`, headers)
      return body.acts.map(({ act, file }: { act: string; file: unknown }) => [act, file])
    }
    const file = { name: '九月.xlsx', path: `${path}/1/file` }
    expect((await submit(6_600, '九月新建 100 座，清单已附')).status).toBe(201)
    expect(await filesOf(desk.reporter)).toEqual([
      ['save', file],
      ['submit', file],
    ])
    expect(await filesOf(desk.reviewer)).toEqual([['submit', file]])
    expect((await submit(6_601, '更正：补报一座')).status).toBe(201)
    expect((await filesOf(desk.reviewer)).at(-1)?.[1]).toBeNull()
  })

  it('is refused where a cell was changed after it was looked at, and stores nothing', async () => {
    const bytes = await filledTemplate(
      await downloadedTemplate(desk.server, desk.reporter, filing),
      (sheet, rowOf) => (sheet.getCell(rowOf(series('441202')), 7).value = 7_020),
    )
    const { body: look } = await upload(bytes)
    await ask(desk.server, 'POST /api/observations', desk.reporter, {
      items: [stations(7_005, '441202')],
      submit: false,
    })
    const { status, body } = await keep(look)
    expect([status, body.code]).toEqual([412, 'stale-edit'])
    expect((await cellOf('441202')).current.value).toBe(7_005)
    const { body: again } = await upload(bytes)
    expect(again.changes).toEqual([])
    expect(again.notTaken[0]?.why).toContain('模板下载以后，这一格又改过（现在是 7005）')
    expect((await keep(again)).body.code).toBe('stale-edit')
    expect((await keep({ ...again, file: '0'.repeat(64) })).body.code).toBe('not-found')
    expect((await ask(desk.server, `GET ${path}`, desk.reporter)).body.uploads).toHaveLength(1)
  })

  it('is seen by its reporters, reviewers of its regions and auditors, and by nobody else', async () => {
    const { server } = desk
    await server.person('elsewhere', ['reviewer'], { regions: ['441802'] })
    await server.person('stranger', ['reporter'], { organisations: ['zhaoqing-fagai'], regions: ['441200'] })
    await server.person('auditor', ['auditor'])
    const seen = async (name: string) => {
      const headers = await by(desk.server, name)
      const { body } = await ask(desk.server, `GET ${path}`, headers)
      const file = await desk.server.app.inject({ url: `${path}/1/file`, headers })
      return [body.uploads.length, file.statusCode]
    }
    expect(await seen('reviewer')).toEqual([1, 200])
    expect(await seen('auditor')).toEqual([1, 200])
    expect(await seen('elsewhere')).toEqual([0, 404])
    expect(await seen('stranger')).toEqual([0, 404])
  })

  it('changes nothing after the period is closed', async () => {
    const { body: look } = await upload(
      await filledTemplate(
        template,
        (sheet, rowOf) => (sheet.getCell(rowOf(series('441204')), 7).value = 40),
      ),
    )
    const admin = await by(desk.server, 'admin')
    await ask(desk.server, 'POST /api/periods/2024-M09/closure', admin, { reason: '年中核对完毕' })
    expect((await keep(look)).body.code).toBe('stale-edit')
    const { body } = await upload(
      await filledTemplate(
        template,
        (sheet, rowOf) => (sheet.getCell(rowOf(series('441204')), 7).value = 40),
      ),
    )
    expect(body.notTaken.map(({ why }) => why)).toContain('本期已关账，不再收数')
    expect(body.changes).toEqual([])
  })
})
