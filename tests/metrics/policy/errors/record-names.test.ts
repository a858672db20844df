import { describe, expect, it } from 'vitest'
import { recordNames } from '#metrics/policy/errors/record-names.ts'
import { catalogue } from '#seeds/catalogue.ts'

describe('recordNames', () => {
  const nameOf = recordNames({
    ...catalogue,
    reforms: [{ id: 'reform-1', name: '市局更名', from: '2024-10-01', before: [], after: [] }],
  })

  it('calls records by their names, and leaves days, amounts and ids of nothing', () => {
    expect(nameOf('所指单位不存在：zhaoqing-gongxin')).toBe('所指单位不存在：“市工业和信息化局”')
    expect(nameOf('zhaoqing-5g-base-stations→zhaoqing-2024-5g-base-stations')).toBe(
      '“5G基站累计开通数”→“5G基站累计开通数”',
    )
    expect(nameOf('reform-1 441200 nobody 2024-10-01 12')).toBe('“市局更名” “肇庆市” nobody 2024-10-01 12')
    const [document] = catalogue.documents
    const [clause] = document!.clauses
    expect(nameOf(clause!.key)).toBe(`《${document!.title}》${clause!.path}`)
    const [board] = catalogue.boards.filter(({ id }) => !/^\d+$/.test(id))
    expect(nameOf(board!.id)).toContain(board!.title)
    const [duty] = catalogue.documents.flatMap(({ duties }) => duties)
    expect(nameOf(duty!.id)).toBe(`“${duty!.name}”`)
  })
})
