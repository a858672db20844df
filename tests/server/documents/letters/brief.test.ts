import { describe, expect, it } from 'vitest'
import { brief } from '#server/documents/letters/brief.ts'
import { disagreement } from '#tests/support/documents/agrees-with-snapshot.ts'
import { figuresInWord, partOf, partsOf, textIn } from '#tests/support/documents/read-office.ts'
import { cleanName, sampleNarrative, sampleSource } from '../sample-source.ts'

const sample = sampleSource(3)
const [item] = sample.items
/** The first target is on the agenda for two reasons, and its organisation has answered; the organisation of the next has not. */
const source = {
  ...sample,
  items: [
    ...sample.items,
    { ...item!, kind: 'contradiction' as const, comment: null },
    { ...item!, kind: 'contradiction' as const, comment: null, target: 'other-1' },
  ],
  narratives: [{ ...sampleNarrative, target: 'other-1', answer: null }, sampleNarrative],
}
const document = brief(source)
const body = await partOf(document, 'word/document.xml')
const styles = await partOf(document, 'word/styles.xml')

const styleOf = (id: string) => new RegExp(`<w:style [^>]*w:styleId="${id}">.*?</w:style>`).exec(styles)![0]
const paragraphs = [...body.matchAll(/<w:p>.*?<\/w:p>/g)].map(([xml]) => ({
  style: /<w:pStyle w:val="(\w+)"/.exec(xml)![1]!,
  text: textIn(xml),
}))
const textsOf = (style: string) => paragraphs.filter((one) => one.style === style).map(({ text }) => text)

describe('brief', () => {
  it('has the type area of GB/T 9704-2012: A4, margins of 37, 35, 28 and 26 mm', () => {
    const twips = (millimetres: number) => String(Math.round((millimetres / 25.4) * 1_440))
    expect(body).toContain(`<w:pgSz w:w="${twips(210)}" w:h="${twips(297)}"/>`)
    const [, top, right, bottom, left] =
      /<w:pgMar w:top="(\d+)" w:right="(\d+)" w:bottom="(\d+)" w:left="(\d+)"/.exec(body)!
    expect([top, bottom, left, right]).toEqual([twips(37), twips(35), twips(28), twips(26)])
  })

  it('has 22 lines of 28 characters: by the grid, and by the pitch of its text', () => {
    const [, pitch, space] =
      /<w:docGrid w:type="linesAndChars" w:linePitch="(\d+)" w:charSpace="(-\d+)"\/>/.exec(body)!
    // 225 mm are 12,756 twentieths of a point, 156 mm are 442.2 points.
    expect(Math.floor(12_756 / Number(pitch))).toBe(22)
    expect(Math.floor(442.2 / (16 + Number(space) / 4_096))).toBe(28)
    const text = styleOf('Normal')
    expect(text).toContain(`<w:spacing w:line="${pitch}" w:lineRule="exact"/>`)
    expect(text).toContain('<w:sz w:val="32"/>')
    expect(text).toContain('<w:overflowPunct w:val="0"/>')
    expect(Math.floor(442.2 / (16 - 6 / 20))).toBe(28)
    expect(text).toContain('<w:spacing w:val="-6"/>')
  })

  it('has 小标宋 2号 for its title, 仿宋 3号 for its text, 黑体 and 楷体 for its levels, and names what stands in for each', async () => {
    expect(styles).toContain('w:eastAsia="仿宋_GB2312"')
    expect(styleOf('Title')).toMatch(/w:eastAsia="方正小标宋简体".*<w:sz w:val="44"\/>/)
    expect(styleOf('Heading1')).toMatch(/<w:outlineLvl w:val="0"\/>.*w:eastAsia="黑体"/)
    expect(styleOf('Heading2')).toMatch(/<w:outlineLvl w:val="1"\/>.*w:eastAsia="楷体_GB2312"/)
    const fonts = await partOf(document, 'word/fontTable.xml')
    for (const [name, instead] of [
      ['方正小标宋简体', '华文中宋'],
      ['仿宋_GB2312', 'FangSong'],
      ['黑体', 'SimHei'],
      ['楷体_GB2312', 'KaiTi'],
    ])
      expect(fonts).toMatch(new RegExp(`<w:font w:name="${name}"><w:altName w:val="[^"]*${instead}`))
    expect(textsOf('Title')).toEqual(['第43周调度会目标进展情况'])
    expect(textsOf('Heading1')).toEqual(['一、议题', '二、各项目标进展', '三、重点目标曲线', '四、数据说明'])
    expect(textsOf('Heading2')).toEqual(['（一）红灯', '（二）研判与灯不符'])
  })

  it('numbers its pages — 1 —, outside, in 宋体 4号', async () => {
    expect(body).toMatch(
      /<w:footerReference w:type="default" r:id="rIdOdd"\/><w:footerReference w:type="even"/,
    )
    expect(await partOf(document, 'word/settings.xml')).toContain('<w:evenAndOddHeaders/>')
    for (const part of ['word/footer1.xml', 'word/footer2.xml']) {
      const footer = await partOf(document, part)
      expect([textIn(footer), footer.includes(' PAGE ')]).toEqual(['— 1 —', true])
    }
    expect(styleOf('PageOdd')).toMatch(/<w:jc w:val="right"\/>.*w:ascii="宋体".*<w:sz w:val="28"\/>/)
  })

  it('prints each figure under its key, as the snapshot has it', async () => {
    const figures = await figuresInWord(document)
    expect(figures.map((figure) => disagreement(source, figure)).filter(Boolean)).toEqual([])
    const texts = new Map(figures.map(({ key, text }) => [key, text]))
    expect(texts.get('targets/0/distance')).toBe('16.7%')
    expect(texts.get('targets/0/gap')).toBe('−58.3')
    expect(texts.get('targets/0/achieved')).toBe('7,000座')
    expect(texts.get('targets/0/commitment')).toBe('不少于8,000座')
    expect(texts.get('targets/0/period')).toBe('9月')
    expect(texts.get('narratives/1/answer/judgement')).toBe('有风险')
    expect(texts.get('narratives/1/answeredAt')).toBe('2024-10-22 09:00')
    expect(texts.get('narratives/0/due')).toBe('2024年10月23日')
    expect(texts.get('summary/met')).toBe('2')
    expect(texts.get('snapshot/hash')?.replaceAll(' ', '')).toBe('a'.repeat(64))
  })

  it('has a native table whose head stands on each page, and each curve as SVG with PNG beside', async () => {
    expect(body.match(/<w:tr>/g)).toHaveLength(4)
    expect(body).toContain('<w:cantSplit/><w:tblHeader/>')
    const parts = await partsOf(document)
    expect([...parts.keys()].filter((name) => name.startsWith('word/media/'))).toEqual([
      'word/media/1.png',
      'word/media/1.svg',
    ])
    expect(parts.get('word/media/1.png')!.subarray(1, 4).toString()).toBe('PNG')
    const relations = parts.get('word/_rels/document.xml.rels')!.toString()
    for (const [id, target] of [
      ['rIdPng1', 'media/1.png'],
      ['rIdSvg1', 'media/1.svg'],
    ]) {
      expect(body).toContain(`r:embed="${id}"`)
      expect(relations).toContain(`Id="${id}" `)
      expect(relations).toContain(`Target="${target}"`)
    }
  })

  it('prints the full stop of a sentence behind the mark of its figure', () => {
    expect(textsOf('Normal')).toContain(
      '1．肇庆市“5G基站累计开通数”严重滞后，增量完成率16.7%。牵头：市工业和信息化局。',
    )
    expect(body).toMatch(/<w:bookmarkEnd w:id="\d+"\/><w:r><w:t xml:space="preserve">。<\/w:t><\/w:r><\/w:p>/)
    expect(body).not.toMatch(/。<\/w:t><\/w:r><w:bookmarkEnd/)
  })

  it('holds no text that would break it', () => {
    expect(body).not.toMatch(/[\u0000-\u0008\u202E\u200F]/)
    expect(textsOf('Cell')).toContain(cleanName)
    expect(textsOf('Normal')).toContain(`批注：${cleanName}`)
  })

  it('has what an organisation says of its target below the first item about it: its judgement beside the light, its words, who wrote them and when', () => {
    const first = paragraphs.findIndex(({ text }) => text.startsWith('批注：'))
    expect(paragraphs.slice(first + 1, first + 7).map(({ style, text }) => [style, text])).toEqual([
      ['SaidFirst', '系统亮灯（按规则）严重滞后；单位研判（自报）有风险。'],
      ['Said', '原因：用地批复晚。'],
      ['Said', '管线未迁。'],
      ['Said', '措施：驻点督办<b>&反'],
      ['Said', '答复：市工业和信息化局　张三，2024-10-22 09:00。'],
      ['Heading2', '（二）研判与灯不符'],
    ])
    expect(textsOf('SaidFirst')).toHaveLength(1)
    expect(textsOf('Said')).toContain('已请市工业和信息化局说明，期限2024年10月23日，没有答复。')
  })

  it('says of a snapshot from before narratives were kept that it has none', async () => {
    const { narratives: _, ...older } = source
    const old = brief(older)
    expect(textIn(await partOf(old, 'word/document.xml'))).toContain('这一版快照定格时尚不保存单位说明。')
  })

  it('takes 20,000 characters of a text', async () => {
    const long = brief({ ...source, order: '长'.repeat(20_000) })
    expect(textIn(await partOf(long, 'word/document.xml'))).toContain('长'.repeat(20_000))
  })

  it('is the same bytes of the same picture', () => {
    expect(Buffer.from(brief(source)).equals(document)).toBe(true)
  })

  it('says of a snapshot without curves that it has none', async () => {
    const old = brief(sampleSource(2, false))
    expect(textIn(await partOf(old, 'word/document.xml'))).toContain('这一版快照定格时尚不保存曲线')
    expect([...(await partsOf(old)).keys()].filter((name) => name.startsWith('word/media/'))).toEqual([])
  })

  it('says that it holds 演示数据 where it does', async () => {
    const demo = brief({ ...source, demo: true })
    expect(textIn(await partOf(demo, 'word/document.xml'))).toContain('（演示数据，不得作为工作依据）')
    expect(textsOf('Demo')).toEqual([])
  })
})
