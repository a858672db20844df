import { Workbook } from '@cj-tech-master/excelts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { emptyPlanDraft, type PlanDraft } from '#metrics/planning/plan-draft.ts'
import { draftOfTexts, textsOf } from '#metrics/planning/tables/cell-text.ts'
import type { PlanWorkbookLook } from '#server/contract/plan-drafts.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { inventedPlan } from '#tests/support/given/invented-plan.ts'
import { startBlankServer } from '#tests/support/servers/start-blank-server.ts'
import type { TestServer } from '#tests/support/servers/test-server.ts'
import { zhaoqingDrafts } from '#tests/support/given/zhaoqing-draft.ts'
import { sampleWorkbook } from '../../../workbooks/sample-workbook.ts'

let server: TestServer
let admin: Record<string, string>
beforeAll(async () => {
  server = await startBlankServer()
  admin = await by(server, 'admin')
})
afterAll(() => server.stop())

const begin = async (draft: PlanDraft) =>
  (await ask(server, 'POST /api/plans', admin, draft)).body.id as string

async function download(id: string): Promise<Buffer> {
  const path = `/api/plans/${id}/workbook.xlsx`
  const answer = await server.app.inject({ method: 'GET', url: path, headers: admin })
  expect(answer.statusCode).toBe(200)
  return answer.rawPayload
}

async function upload(id: string, payload: Buffer, name = '计划.xlsx') {
  const answer = await server.app.inject({
    method: 'POST',
    url: `/api/plans/${id}/workbook?name=${encodeURIComponent(name)}`,
    headers: { ...admin, 'content-type': 'application/octet-stream' },
    payload,
  })
  return {
    status: answer.statusCode,
    body: answer.json<PlanWorkbookLook & { code: string; detail: string }>(),
  }
}

/** The workbook after a person has changed and saved it. */
async function changed(bytes: Buffer, change: (workbook: Workbook) => void): Promise<Buffer> {
  const workbook = new Workbook()
  await workbook.xlsx.load(bytes)
  change(workbook)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

const sources = [
  { target: '5G基站累计数', producer: '市通信管理局报表', method: '运营商上报汇总' },
  {
    ...{ target: '5G基站累计数', producer: '工业和信息化部', reporter: '市工信局', preferred: '是' },
    ...{ version: '2024-10-20', limits: '含室内分布系统', unit: '万座', decimals: '2', reportDays: '15' },
  },
]

describe('GET /api/plans/:id/workbook.xlsx', () => {
  it.each<[string, PlanDraft]>([
    ['nothing yet', emptyPlanDraft],
    ['an invented plan', inventedPlan],
    ['figures of several sources', { ...inventedPlan, sources }],
    ['a plan of 肇庆, with all its columns', zhaoqingDrafts[0]!],
    ['another one, which cites it', zhaoqingDrafts[1]!],
  ])('gives a workbook that changes nothing where it comes back as it is: %s', async (_, draft) => {
    const id = await begin(draft)
    const { status, body } = await upload(id, await download(id))
    expect([status, body.faults, body.remarks, body.changes]).toEqual([200, [], [], []])
    expect(body.draft).toEqual(draftOfTexts(textsOf(draft)))
  })

  it('has a sheet for each table, columns of texts, choices, and notes on what belongs into a column', async () => {
    const id = await begin(inventedPlan)
    const workbook = new Workbook()
    await workbook.xlsx.load(await download(id))
    const names = [
      '说明',
      '文件',
      '目标',
      '里程碑',
      '条款',
      '单位',
      '地区',
      '报送事项',
      '引用的目标',
      '数据来源',
      '看板',
      '_xushi',
    ]
    expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual(names)
    const targets = workbook.getWorksheet('目标')!
    expect([1, 2, 3].map((column) => targets.getCell(1, column).value)).toEqual(['目标', '比较', '目标值'])
    expect(targets.getCell(1, 2).note).toBe(
      '留空为不少于；可选：不少于、超过、等于、不超过、不足、区间、左右',
    )
    expect(targets.getCell(2, 2).dataValidation).toMatchObject({
      type: 'list',
      formulae: ['"不少于,超过,等于,不超过,不足,区间,左右"'],
    })
    expect(targets.getColumn(3).numFmt).toBe('@')
    const document = workbook.getWorksheet('文件')!
    const summed = document.getColumn(1).values.indexOf('汇总单位')
    expect(document.getCell(summed, 2).dataValidation).toMatchObject({
      formulae: ["'单位'!$A$2:$A$1001"],
    })
  })
})

describe('POST /api/plans/:id/workbook', () => {
  it('tells every change row by row, and stores nothing', async () => {
    const id = await begin(inventedPlan)
    const bytes = await changed(await download(id), (workbook) => {
      workbook.getWorksheet('文件')!.getCell('B3').value = '厦门2024'
      const targets = workbook.getWorksheet('目标')!
      targets.getCell('C2').value = 2500
      targets.getCell('A3').value = null
      for (let column = 2; column <= targets.columnCount; column += 1) targets.getCell(3, column).value = null
      targets.getCell('A5').value = '数字园区'
      targets.getCell('C5').value = { formula: '1+1', result: 2 }
      targets.getCell('E5').value = '个'
    })
    const { body } = await upload(id, bytes)
    const first = inventedPlan.targets[0]!
    expect(body.faults).toEqual([])
    expect(body.changes).toEqual([
      {
        ...{ table: 'document', row: 0, act: 'changed', name: inventedPlan.document.title },
        cells: [{ title: '简称', from: inventedPlan.document.shortTitle ?? '', to: '厦门2024' }],
      },
      {
        ...{ table: 'targets', row: 0, act: 'changed', name: first.name },
        cells: [{ title: '目标值', from: first.value, to: '2500' }],
      },
      {
        ...{ table: 'targets', row: 3, act: 'added', name: '数字园区' },
        cells: [
          { title: '目标', from: '', to: '数字园区' },
          { title: '目标值', from: '', to: '2' },
          { title: '单位', from: '', to: '个' },
        ],
      },
      { table: 'targets', row: 1, act: 'removed', name: inventedPlan.targets[1]!.name, cells: [] },
    ])
    expect(body.remarks).toEqual([{ sheet: '目标', place: 'C5', detail: '“目标值”是公式，按算出的“2”取用' }])
    const kept = await ask(server, `GET /api/plans/${id}`, admin)
    expect([kept.body.version, kept.body.draft]).toEqual([1, inventedPlan])
    const put = await ask(
      server,
      `PUT /api/plans/${id}`,
      { ...admin, 'if-match': `"${body.version}"` },
      body.draft,
    )
    expect(put.status).toBe(200)
    const { body: again } = await upload(id, bytes)
    expect(again.changes).toEqual([])
    expect(again.remarks[0]).toMatchObject({
      detail: expect.stringMatching(/^工作簿下载以后，这份草稿又改过 1 次/) as string,
    })
  })

  it('says of a workbook that it is of another draft, of another installation, or of none', async () => {
    const [id, other] = [await begin(inventedPlan), await begin(inventedPlan)]
    const bytes = await download(other)
    expect((await upload(id, bytes)).body.remarks).toMatchObject([
      { detail: expect.stringMatching(/另一份草稿.*核对/) as string },
    ])
    const foreign = await changed(bytes, (workbook) => {
      workbook.getWorksheet('_xushi')!.getCell('B3').value = 'f'.repeat(64)
      workbook.getWorksheet('文件')!.getCell('A18').value = '编号'
      workbook.getWorksheet('文件')!.getCell('B18').value = 'theirs'
    })
    const { body } = await upload(id, foreign)
    expect([body.changes, body.draft.document.id]).toEqual([[], undefined])
    expect(body.remarks).toMatchObject([
      { detail: expect.stringMatching(/另一套系统.*编号.*没有采用/) as string },
    ])
    const unmarked = await changed(bytes, (workbook) =>
      workbook.removeWorksheet(workbook.getWorksheet('_xushi')!.id),
    )
    expect((await upload(id, unmarked)).body.remarks).toMatchObject([
      { detail: expect.stringMatching(/不是从本系统下载/) as string },
    ])
  })

  it('refuses CSV, which has one table alone', async () => {
    const { status, body } = await upload(
      await begin(emptyPlanDraft),
      Buffer.from('目标,目标值\n甲,1'),
      'a.csv',
    )
    expect([status, body.detail]).toEqual([422, expect.stringMatching(/CSV 只有一张表.*请下载/)])
  })

  it('says of a workbook of something else that it is none of a plan, and refuses a draft that is not there', async () => {
    const { body } = await upload(
      await begin(inventedPlan),
      sampleWorkbook({ 'xl/workbook.xml': sampleBook }),
    )
    expect(body.faults).toMatchObject([{ detail: expect.stringMatching(/^不是计划的工作簿/) as string }])
    expect(body.changes).toEqual([])
    expect((await upload('draft-99', sampleWorkbook())).status).toBe(404)
  })
})

const sampleBook =
  '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="填报" r:id="rId1"/></sheets></workbook>'
