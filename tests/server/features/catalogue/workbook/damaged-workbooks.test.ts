import { Workbook } from '@cj-tech-master/excelts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PlanWorkbookLook } from '#server/contract/plan-drafts.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { inventedPlan } from '#tests/support/given/invented-plan.ts'
import { startBlankServer } from '#tests/support/servers/start-blank-server.ts'
import type { TestServer } from '#tests/support/servers/test-server.ts'
import { refusedFiles } from '../../../workbooks/refused-files.ts'

let server: TestServer
let admin: Record<string, string>
let draft: string
beforeAll(async () => {
  server = await startBlankServer()
  admin = await by(server, 'admin')
  draft = (await ask(server, 'POST /api/plans', admin, inventedPlan)).body.id as string
})
afterAll(() => server.stop())

async function upload(payload: Buffer, name: string) {
  const { statusCode, json } = await server.app.inject({
    method: 'POST',
    url: `/api/plans/${draft}/workbook?name=${encodeURIComponent(name)}`,
    headers: { ...admin, 'content-type': 'application/octet-stream' },
    payload,
  })
  return { status: statusCode, body: json<PlanWorkbookLook & { code: string; detail: string }>() }
}

const statuses: Readonly<Record<string, number>> = {
  'bad-request': 400,
  'file-too-large': 413,
  'file-type-not-allowed': 415,
  'bad-item': 422,
}

describe('POST /api/plans/:id/workbook', () => {
  it.each(Object.entries(refusedFiles))('refuses %s', async (_, [bytes, name, code, detail]) => {
    const { status, body } = await upload(bytes, name)
    expect({ status, code: body.code, detail: body.detail }).toEqual({
      ...{ status: statuses[code], code },
      detail: expect.stringMatching(detail) as string,
    })
    expect(body.detail).toMatch(/请/)
  })

  it('Z-7 tells everything that is wrong within a workbook at its cell, and keeps none of it', async () => {
    const { rawPayload } = await server.app.inject({
      method: 'GET',
      url: `/api/plans/${draft}/workbook.xlsx`,
      headers: admin,
    })
    const workbook = new Workbook()
    await workbook.xlsx.load(rawPayload)
    const write = (sheet: string, cells: Readonly<Record<string, unknown>>) => {
      for (const [cell, value] of Object.entries(cells))
        workbook.getWorksheet(sheet)!.getCell(cell).value = value as string
    }
    write('文件', { A30: '简称', B30: '另一个简称' })
    write('目标', {
      C2: { error: '#REF!' },
      C3: { formula: '1+1' },
      ...{ A5: '园区'.repeat(251), B5: '不少于' },
      ...{ A6: '园区', G6: Array.from({ length: 61 }, (_, place) => `${place}局`).join('、') },
      AZ1: '目标值',
    })
    write('里程碑', { A2: '平台', J2: 'm-1', A3: '大厅', J3: 'm-1' })
    write(
      '条款',
      Object.fromEntries(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].map((column) => [`${column}1`, '栏'])),
    )
    write('条款', { A2: '二' })
    const { body } = await upload(Buffer.from(await workbook.xlsx.writeBuffer()), '计划.xlsx')
    expect(body.faults.map(({ sheet, place, detail }) => `${sheet} ${place ?? ''} ${detail}`)).toEqual([
      '文件 A30 “简称”写了两行，请删去一行',
      '条款  前 10 行里没有找到栏名（“条款号”“标题”“牵头单位”等），请用下载的工作簿填写',
      '目标 AZ1 “目标值”有两栏，请删去一栏',
      '目标 C2 “目标值”是错误值 #REF!，请改成文字或数',
      '目标 C3 “目标值”的公式没有算出结果，请改成文字或数',
      '目标 A5 “目标”有 502 个字，最多 500 个，请缩短',
      '目标 G6 “牵头单位”列了 60 个以上，请分到几行',
      '里程碑  编号“m-1”用了两次，请改一行或留空',
    ])
    const kept = await ask(server, `GET /api/plans/${draft}`, admin)
    expect([kept.body.version, kept.body.draft]).toEqual([1, inventedPlan])
  })
})
