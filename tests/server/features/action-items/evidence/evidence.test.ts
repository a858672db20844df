import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { by } from '#tests/support/callers/ask.ts'
import { openOrderDesk, type OrderDesk, type Who } from '../order-desk.ts'

let desk: OrderDesk
beforeEach(async () => {
  desk = await openOrderDesk()
  await desk.give({ collaborators: ['zhaoqing-minzheng'] })
  await desk.act('owner', 'acknowledge')
})
afterEach(() => desk.stop())

const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n')
const hashOf = (content: Buffer) => createHash('sha256').update(content).digest('hex')

async function send(content: Buffer, name: string, who: Who = 'owner', item = '2024-1') {
  const { app } = desk.server
  const answer = await app.inject({
    method: 'POST',
    url: `/api/action-items/${item}/evidence?name=${encodeURIComponent(name)}`,
    headers: { ...(await by(desk.server, who)), 'content-type': 'application/octet-stream' },
    payload: content,
  })
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() }
}
const open = async (who: Who, sha256: string, item = '2024-1') =>
  desk.server.app.inject({
    url: `/api/action-items/${item}/evidence/${sha256}`,
    headers: await by(desk.server, who),
  })

describe('POST /api/action-items/:id/evidence', () => {
  it('keeps files that a report names: on the ledger by their hash, for whoever may see the item', async () => {
    const sent = await send(pdf, '\u202e=台账\u0007.pdf')
    const sha256 = hashOf(pdf)
    const file = { sha256, name: '=台账.pdf', bytes: pdf.length, type: 'application/pdf' }
    expect(sent).toEqual({ status: 201, body: file })
    // The content is sent again under another name; a further file is sent that no report names.
    expect((await send(pdf, '另存.pdf')).body).toEqual({ ...file, name: '另存.pdf' })
    const unused = Buffer.from('没有用上')
    await send(unused, '其他.txt')
    // The file is not readable yet, since no report names it.
    expect((await open('secretary', sha256)).statusCode).toBe(404)

    const files = [
      { sha256, name: '=台账.pdf' },
      { sha256, name: '/tmp/台账.exe' },
    ]
    const { status, body } = await desk.act('owner', 'report', { text: '已开工12座', files })
    expect(status, JSON.stringify(body)).toBe(200)
    // Each content is kept once, under a name with the ending of its type.
    expect(body.steps.at(-1)).toMatchObject({ action: 'report', files: [{ ...file, name: '台账.exe.pdf' }] })
    expect(body.steps[0].files).toEqual([])
    for (const who of ['owner', 'other', 'secretary', 'leader', 'auditor'] as const) {
      const answer = await open(who, sha256)
      expect([answer.statusCode, answer.rawPayload.equals(pdf)], who).toEqual([200, true])
    }
    await desk.give({ organisation: 'zhaoqing-minzheng' })
    expect((await open('secretary', sha256, '2024-2')).json()).toMatchObject({ code: 'not-found' })
    expect((await open('owner', sha256, '2024-2')).json()).toMatchObject({ code: 'organisation-not-allowed' })

    const { store, files: kept } = desk.server.deps
    const { db, tables } = store.reader
    const entries = await db
      .select({ kind: tables.ledger.kind, payload: tables.ledger.payload })
      .from(tables.ledger)
    const reported = entries.find(({ kind }) => kind === 'action-item.reported')
    expect((JSON.parse(reported!.payload) as { files: unknown }).files).toEqual([
      { hash: sha256, name: '台账.exe.pdf', size: pdf.length, type: 'application/pdf' },
    ])
    expect(await verifyLedger(store.reader)).toMatchObject({ sound: true })
    desk.clock.set('2024-11-02T10:00:00.000+08:00')
    await kept.sweep()
    expect([await kept.has(sha256), await kept.has(hashOf(unused))]).toEqual([true, false])
  })

  it('refuses what is no evidence, too large, or named otherwise than it is, in words for whoever sends it', async () => {
    const refused = async (content: Buffer, name: string) => {
      const { status, body } = await send(content, name)
      return [status, body['code'], body['detail']]
    }
    const [, , program] = await refused(
      Buffer.from('MZ\u0090\u0000\u0003\u0000\u0000\u0000', 'latin1'),
      '台账.pdf',
    )
    expect(program).toMatch(/^不能保存这种文件.*可以保存的有：PDF、OFD、PNG 图片、/)
    expect(await refused(Buffer.alloc(20 * 1024 * 1024 + 1, 'a'), '大.txt')).toEqual([
      413,
      'file-too-large',
      '文件超过 20 MB，没有保存。请压缩图片或分成几个文件后再传。',
    ])
    expect(await refused(pdf, '台账.docx')).toEqual([
      415,
      'file-type-not-allowed',
      '文件名以“.docx”结尾，内容却是PDF，没有保存。请改为“.pdf”，或核对选对了文件。',
    ])
    expect((await refused(Buffer.alloc(0), '空.pdf'))[2]).toContain('文件是空的')
    const named = { text: '已开工12座', files: [{ sha256: hashOf(pdf), name: '台账.pdf' }] }
    expect((await desk.act('owner', 'report', named)).body).toMatchObject({
      code: 'not-found',
      detail: '没有保存过文件“台账.pdf”，或已过一天没有用上。请重新上传后再提交。',
    })
    const many = Array.from({ length: 11 }, () => named.files[0]!)
    expect((await desk.act('owner', 'report', { ...named, files: many })).status).toBe(400)
    expect((await desk.read()).reports).toBe(0)
  })

  it('is for whoever may report on the item now', async () => {
    expect((await send(pdf, '台账.pdf', 'secretary')).body['code']).toBe('not-allowed')
    expect((await send(pdf, '台账.pdf', 'other')).body['code']).toBe('organisation-not-allowed')
    expect((await send(pdf, '台账.pdf', 'owner', '2024-9')).status).toBe(404)
    await desk.give()
    expect((await send(pdf, '台账.pdf', 'owner', '2024-2')).body).toMatchObject({
      status: 409,
      detail: '督办〔2024〕2号现为“待签收”，不能反馈。请刷新后查看。',
    })
  })
})
