import { describe, expect, it } from 'vitest'
import { draftOfReading } from '#metrics/planning/reading/draft-of-reading.ts'
import { emptyPlanDraft, type PlanDraft } from '#metrics/planning/plan-draft.ts'
import { readPolicy } from '#metrics/policy/read-policy.ts'

/** Texts of one form, whose figures stand at the same places, in clauses of the same paths. */
const textOf = (title: string, thing: string, lead: string) =>
  `${title}\n一、主要目标\n到2033年，全市${thing}达到9000座以上。\n二、重点任务\n（一）夯实底座。到2032年，建成园区12个。（责任单位：${lead}）\n2033年12月1日前，${lead}报送总结。\n`
const first = textOf('沙河市数字经济行动计划', '通信基站', '市工信局')
const second = textOf('沙河市算力建设工作方案', '计算机房', '市数据局')
const untitled = textOf('', '视频门禁', '市公安局')

function put(text: string, draft: PlanDraft = emptyPlanDraft) {
  const reading = readPolicy(text)
  const decisions = reading.figures
    .filter(({ target }) => target)
    .map(({ start }) => ({ start, verdict: 'accepted' as const }))
  const duties = reading.duties.map((_, place) => place)
  const ground = {
    draft,
    region: '441200',
    known: new Set<string>(),
    indicators: new Map(),
    dates: { duties },
  }
  return draftOfReading(reading, decisions, ground)
}
const names = ({ targets }: PlanDraft) => targets.map(({ name }) => name)

describe('two documents in one plan draft', () => {
  it('are both kept, though their figures stand at the same places and their clauses are called alike', () => {
    const firstPut = put(first)
    const secondPut = put(second, firstPut.draft)
    expect(secondPut).toMatchObject({ added: 2, already: 0, dated: 1, besides: '沙河市数字经济行动计划' })
    expect(names(secondPut.draft)).toEqual(['通信基站', '园区', '计算机房', '园区'])
    expect(secondPut.draft.targets[2]).toMatchObject({
      entry: `《沙河市算力建设工作方案》${firstPut.draft.targets[0]!.entry}`,
      clause: '《沙河市算力建设工作方案》一',
    })
    expect(secondPut.draft.clauses.map(({ path, lead }) => [path, lead?.[0]])).toEqual([
      ['一', undefined],
      ['二(一)', '市工信局'],
      ['《沙河市算力建设工作方案》一', undefined],
      ['《沙河市算力建设工作方案》二(一)', '市数据局'],
    ])
    expect(secondPut.draft.document.title).toBe('沙河市数字经济行动计划')
  })

  it('are each put in only once, also after the title of the draft was put right', () => {
    const draft = put(second, put(first).draft).draft
    const renamed = { ...draft, document: { ...draft.document, title: '沙河市数字经济行动计划（修订）' } }
    expect(put(second, renamed)).toMatchObject({ added: 0, already: 2, dated: 0 })
    const again = put(first, renamed)
    expect(again).toMatchObject({ added: 0, already: 2, dated: 0 })
    expect(again).not.toHaveProperty('besides')
  })

  it('tells a place from the same place of another text of the same title, and of a text without a title', () => {
    const other = textOf('沙河市数字经济行动计划', '感知终端', '市工信局')
    const once = put(first).draft
    const twice = put(other, once)
    // The sentence that both texts have at the same place counts once.
    expect(twice).toMatchObject({ added: 1, already: 1 })
    expect(twice.draft.targets[2]!.entry).toBe(`${once.targets[0]!.entry}（2）`)
    const third = put(textOf('沙河市数字经济行动计划', '公共泊位', '市工信局'), twice.draft)
    expect(third.draft.targets[3]!.entry).toBe(`${once.targets[0]!.entry}（3）`)
    const beside = put(untitled, once)
    expect(beside.draft.targets[2]!.entry).toMatch(/^《另一份文件》文中第\d+字$/)
    expect(names(beside.draft)).toContain('视频门禁')
    const table = put('序号 指标 单位 2030年 2035年 属性\n1 软件收入 亿元 110 ≥160 预期性\n', once)
    expect(table.draft.targets.at(-1)).not.toHaveProperty('clause')
  })

  it('marks a clause that somebody has written, where it is of the other document', () => {
    const reading = readPolicy(second)
    const [figure] = reading.figures.filter(({ target }) => target)
    const written = draftOfReading(reading, [{ start: figure!.start, verdict: 'accepted', clause: '附件' }], {
      draft: put(first).draft,
      region: '441200',
      known: new Set(),
      indicators: new Map(),
    })
    expect(written.draft.targets.at(-1)!.clause).toBe('《沙河市算力建设工作方案》附件')
  })
})
