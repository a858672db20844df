import { describe, expect, it } from 'vitest'
import { ownPages, pagedSource } from '#server/documents/letters/own-pages.ts'
import { disagreement } from '#tests/support/documents/agrees-with-snapshot.ts'
import { figuresInWord, partOf, textIn } from '#tests/support/documents/read-office.ts'
import { cleanName, sampleNarrative, sampleSource } from '../sample-source.ts'

const sample = sampleSource(4)
const late = {
  light: 'overdue' as const,
  overdueDays: 9,
  overdueSince: '2024-10-15',
  organisation: 'zhaoqing-tongji',
  organisationName: '市统计局',
  region: '441202',
  regionName: '端州区',
  pendingReview: true,
}
const source = {
  ...sample,
  targets: sample.targets.map((row, place) => (place === 3 ? { ...row, ...late } : row)),
  narratives: [
    sampleNarrative,
    { ...sampleNarrative, target: 'other-3', organisation: late.organisation, answer: null },
  ],
}
const paragraphsOf = async (document: Uint8Array) => {
  const body = await partOf(document, 'word/document.xml')
  return [...body.matchAll(/<w:p>.*?<\/w:p>/g)].map(([xml]) => ({
    style: /<w:pStyle w:val="(\w+)"/.exec(xml)![1]!,
    text: textIn(xml),
  }))
}
/** The pages by their titles, each with its paragraphs. */
async function pagesOf(document: Uint8Array): Promise<Map<string, string[]>> {
  const pages = new Map<string, string[]>()
  for (const { style, text } of await paragraphsOf(document))
    if (style === 'PageTitle') pages.set(text, [])
    else [...pages.values()].at(-1)!.push(text)
  return pages
}

describe.each(['organisation', 'region'] as const)('ownPages by %s', (by) => {
  const document = ownPages(by, source)

  it('prints each figure under its key, as the snapshot has it', async () => {
    const figures = await figuresInWord(document)
    const paged = pagedSource(by, source)
    expect(figures.map((figure) => disagreement(paged, figure)).filter(Boolean)).toEqual([])
    const keys = new Set(figures.map(({ key }) => key))
    for (const key of [
      'groups/0/place',
      'groups/1/summary/overdue',
      'groups/0/onTrack',
      'targets/0/gap',
      'targets/3/overdueDays',
      'narratives/0/answer/judgement',
      'narratives/0/answer/cause',
      'narratives/0/answeredAt',
      'narratives/1/due',
      'orders/0/due',
      'orders/0/report/text',
      'snapshot/sha256',
    ])
      expect(keys).toContain(key)
  })

  it('begins each group on a page of its own, which names its picture', async () => {
    const styles = await partOf(document, 'word/styles.xml')
    expect(styles).toMatch(/w:styleId="PageTitle">.*?<w:pageBreakBefore\/>.*?w:eastAsia="方正小标宋简体"/)
    for (const [, texts] of await pagesOf(document)) {
      expect(texts[0]).toBe('第43周调度会　基准日2024年10月24日')
      expect(texts.at(-1)!.replaceAll(' ', '')).toContain('b'.repeat(64))
    }
  })

  it('is the same bytes of the same picture, says 演示数据, and what an older picture does not hold', async () => {
    expect(Buffer.from(ownPages(by, source)).equals(document)).toBe(true)
    const { orders: _orders, narratives: _narratives, ...old } = source
    const texts = (await paragraphsOf(ownPages(by, { ...old, demo: true }))).map(({ text }) => text)
    expect(texts.filter((text) => text === '（演示数据，不得作为工作依据）')).toHaveLength(2)
    expect(texts.filter((text) => text.startsWith('这一版快照定格时尚不保存'))).toHaveLength(4)
    const none = await paragraphsOf(ownPages(by, { ...sample, targets: [], orders: [] }))
    expect(none.map(({ text }) => text)).toEqual(['会议的范围内没有目标。'])
  })
})

describe('ownPages', () => {
  it('has of an organisation its targets, what it owes, what it said, and its orders, and nobody else’s', async () => {
    const pages = await pagesOf(ownPages('organisation', source))
    expect([...pages.keys()]).toEqual(['市工业和信息化局目标完成情况', '市统计局目标完成情况'])
    const [industry, statistics] = [...pages.values()]
    expect(industry).toContain(
      '牵头目标3项，其中已达成2项、严重滞后1项；达标比重66.7%，在各牵头单位（共2个）中列第1位。',
    )
    for (const text of [
      cleanName,
      '“5G基站累计开通数”：系统亮灯（按规则）严重滞后；单位研判（自报）有风险。',
      '原因：用地批复晚。',
      '管线未迁。',
      '答复：市工业和信息化局　张三，2024-10-22 09:00。',
      '督办〔2024〕3号',
    ])
      expect(industry).toContain(text)
    expect(industry).toContain('没有逾期未报和待审核的数据。')
    expect(statistics!.join('\n')).toMatch(
      /1．市统计局：端州区“.*”应报2024年9月，期限2024年10月15日，已逾期9天。\n已报待审核：/,
    )
    expect(statistics!.join('\n')).toContain(`未答复（期限2024年10月23日）：“${cleanName}”。`)
    expect(statistics).toContain('没有督办事项。')
    expect(statistics).toContain('三、单位说明')
    const alone = await pagesOf(ownPages('region', { ...source, targets: [source.targets[1]!] }))
    expect([...alone.values()].flat()).toContain('列有目标1项，其中已达成1项；达标比重100.0%。')
  })

  it('has a page for whoever has an order or helps with one, and for each that leads a target (H-5), counted as the page of orders counts', async () => {
    const [row] = source.targets
    const [order] = source.orders!
    const shared = { ...row!, alsoLedBy: [{ id: late.organisation, name: late.organisationName }] }
    const ordered = {
      ...order!,
      id: '2024-5',
      number: '督办〔2024〕5号',
      organisation: 'zhaoqing-keji',
      organisationName: '市科学技术局',
      colour: null,
      unanswered: false,
      standing: '还有 4 个工作日',
      collaborators: [{ id: row!.organisation, name: row!.organisationName }],
    }
    const helped = { ...order!, collaborators: [{ id: 'zhaoqing-minzheng', name: '市民政局' }] }
    const ended = { ...ordered, number: '督办〔2024〕6号', state: 'closed' as const, endedOn: '2024-10-23' }
    const told = {
      ...source,
      targets: [shared, ...source.targets.slice(1)],
      orders: [helped, ordered, { ...ended, collaborators: helped.collaborators }],
    }
    const made = ownPages('organisation', told)
    const pages = await pagesOf(made)
    expect([...pages.keys()]).toEqual([
      '市工业和信息化局目标完成情况',
      '市统计局目标完成情况',
      '市民政局目标完成情况',
      '市科学技术局目标完成情况',
    ])
    const [industry, statistics, civil, science] = [...pages.values()]
    const rest = '与本次会议无关的、还没有交办的不在其中，见系统“督办”。'
    expect(industry).toContain(`负责的在办1件，其中逾期1件、超过时限未签收、未反馈1件；配合1件。${rest}`)
    for (const text of ['（与市统计局共同牵头）', '督办〔2024〕3号', '配合：市民政局', '督办〔2024〕5号'])
      expect(industry).toContain(text)
    expect(statistics!.join('\n')).toMatch(/^.*\n牵头目标2项，其中严重滞后1项、逾期未报1项/)
    expect(statistics).toContain('（与市工业和信息化局共同牵头）')
    expect(civil!.slice(1, 4)).toEqual([
      '没有牵头的目标。',
      '一、督办事项',
      `表中另有已销号或撤销的1件；配合1件。${rest}`,
    ])
    expect(science).toContain(`负责的在办1件；表中另有已销号或撤销的1件。${rest}`)
    expect(science).toContain('督办〔2024〕6号')
    const paged = pagedSource('organisation', told)
    const figures = await figuresInWord(made)
    expect(figures.map((figure) => disagreement(paged, figure)).filter(Boolean)).toEqual([])
    expect(figures.map(({ key }) => key)).toContain('groups/2/orders/helping')
  })

  it('has of a region its targets with who leads each, and the orders on them', async () => {
    const pages = await pagesOf(ownPages('region', source))
    expect([...pages.keys()]).toEqual(['肇庆市目标完成情况', '端州区目标完成情况'])
    const [city, district] = [...pages.values()]
    expect(city).toContain('（市工业和信息化局）')
    expect(city).toContain('督办〔2024〕3号')
    expect(district).toContain('（市统计局）')
    expect(district).not.toContain('督办〔2024〕3号')
  })
})
