import { describe, expect, it } from 'vitest'
import { circular, circularSource } from '#server/documents/letters/circular.ts'
import { disagreement } from '#tests/support/documents/agrees-with-snapshot.ts'
import { figuresInWord, partOf, textIn } from '#tests/support/documents/read-office.ts'
import { sampleSource } from '../sample-source.ts'

const sample = sampleSource(4)
const late = {
  light: 'overdue' as const,
  overdueDays: 9,
  overdueSince: '2024-10-15',
  organisation: 'late',
  organisationName: '市统计局',
}
const source = {
  ...sample,
  targets: sample.targets.map((row, place) => (place === 3 ? { ...row, ...late } : row)),
}
const document = circular(source)
const words = textIn(await partOf(document, 'word/document.xml'))

describe('circular', () => {
  it('prints each figure under its key, as the snapshot has it', async () => {
    const figures = await figuresInWord(document)
    const read = new Map(figures.map(({ key, text }) => [key, text]))
    expect(figures.map((figure) => disagreement(circularSource(source), figure)).filter(Boolean)).toEqual([])
    expect([read.get('units/0/place'), read.get('units/0/summary/met'), read.get('units/0/onTrack')]).toEqual(
      ['1', '2', '66.7%'],
    )
    expect([read.get('units/1/summary/overdue'), read.get('units/1/onTrack')]).toEqual(['1', '0.0%'])
    expect([read.get('targets/3/overdueDays'), read.get('orders/0/due')]).toEqual(['9', '2024年10月18日'])
    expect(read.get('snapshot/hash')?.replaceAll(' ', '')).toBe('a'.repeat(64))
  })

  it('names overdue reports, and names only once an order that is both overdue and unanswered', () => {
    expect(words).toContain(
      '市统计局：肇庆市“=HYPERLINK("x")<b>&反😀\uFFFD项”应报2024年9月，期限2024年10月15日，已逾期9天。',
    )
    expect(words.match(/督办〔2024〕3号/g)).toHaveLength(1)
    expect(words).toContain('没有未到期、超过时限未答复的督办事项。')
  })

  it('tells of the oldest period that is owed where there are several, and quotes within a quotation by single marks, without the full stop', async () => {
    const [row] = sample.targets
    const owed = {
      ...row!,
      name: '“视频办”上线数',
      light: 'overdue' as const,
      overdueDays: 70,
      overdueSince: '2024-08-15',
      deadline: '2024-10-15',
    }
    const [order] = sample.orders!
    const orders = [{ ...order!, order: '补报“视频办”数据。' }]
    const made = circular({ ...sample, targets: [owed], orders })
    const text = textIn(await partOf(made, 'word/document.xml'))
    expect(text).toContain('肇庆市“‘视频办’上线数”应报至2024年9月，最早一期的期限2024年8月15日，已逾期70天。')
    expect(text).toContain('督办〔2024〕3号“补报‘视频办’数据”，期限2024年10月18日，')
    const ranked = circularSource({ ...sample, targets: [owed], orders })
    const figures = await figuresInWord(made)
    expect(figures.map((figure) => disagreement(ranked, figure)).filter(Boolean)).toEqual([])
  })

  it('says that a target which several lead counts for each of them', async () => {
    const wordsOf = async (made: Uint8Array) => textIn(await partOf(made, 'word/document.xml'))
    expect(words).not.toContain('共同牵头')
    const shared = sample.targets.map((row) => ({ ...row, alsoLedBy: [{ id: 'b', name: '市统计局' }] }))
    expect(await wordsOf(circular({ ...sample, targets: shared }))).toContain(
      '仍相同的并列。几家共同牵头的目标，各家都计入。',
    )
  })

  it('says so where nothing is overdue, or the snapshot holds no orders', async () => {
    const { orders: _, ...old } = sample
    const none = textIn(await partOf(circular(old), 'word/document.xml'))
    expect(none).toContain('没有逾期未报的目标。')
    expect(none).toContain('这一版快照定格时尚不保存督办事项')
    const calm = textIn(await partOf(circular({ ...sample, orders: [] }), 'word/document.xml'))
    expect(calm).toContain('没有逾期未办结的督办事项。')
    expect(calm).toContain('没有未到期、超过时限未答复的督办事项。')
  })

  it('names as unanswered what waits for an organisation, not what waits for the secretary', async () => {
    const [order] = sample.orders!
    const kept = { ...order!, left: 4 }
    const orders = [
      { ...kept, number: '督办〔2024〕4号', standing: '还有 4 个工作日，3 个工作日未签收' },
      { ...kept, number: '督办〔2024〕5号', standing: '还有 4 个工作日，4 个工作日未批复延期' },
      { ...kept, number: '督办〔2024〕6号', state: 'to-check' as const, standing: '4 个工作日未复核' },
    ]
    const text = textIn(await partOf(circular({ ...sample, orders }), 'word/document.xml'))
    expect(text.match(/督办〔2024〕\d号/g)).toEqual(['督办〔2024〕4号'])
  })

  it('ends with the signer and the date on one page, with the copies at its foot (GB/T 9704-2012, 7.4)', async () => {
    const body = await partOf(document, 'word/document.xml')
    const end = [...body.matchAll(/<w:p>.*?<\/w:p>/g)].slice(-3).map(([xml]) => xml)
    expect(end.map(textIn)).toEqual(['市数字办', '抄送：各区县', '2024年10月25日'])
    const head = { ...sample.head, copies: '抄送：各区县' }
    const again = await partOf(circular({ ...sample, head }), 'word/document.xml')
    expect(textIn(again)).toContain('抄送：各区县')
    expect(textIn(again)).not.toContain('抄送：抄送')
    expect(end[0]).toContain('<w:keepNext/>')
    expect(end[1]).toMatch(/<w:framePr w:w="8845" [^>]*w:vAnchor="margin"[^>]* w:yAlign="bottom"\/>/)
  })

  it('takes 20,000 characters, says 演示数据, and is the same bytes of the same picture', async () => {
    const [order] = source.orders!
    const long = circular({ ...source, demo: true, orders: [{ ...order!, order: '长'.repeat(20_000) }] })
    const text = textIn(await partOf(long, 'word/document.xml'))
    expect(text).toContain('长'.repeat(20_000))
    expect(text).toContain('（演示数据，不得作为工作依据）')
    expect(Buffer.from(circular(source)).equals(document)).toBe(true)
  })
})
