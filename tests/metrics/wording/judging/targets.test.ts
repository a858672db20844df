import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { amend } from '#metrics/catalogue/changes/amendments.ts'
import { basisWords, kindWords, withdrawalWords } from '#metrics/wording/judging/targets.ts'
import { catalogue } from '#seeds/catalogue.ts'

describe('basisWords and kindWords', () => {
  it('give each way of judging and of committing a name of its own, as drafts offer it', () => {
    for (const words of [Object.values(basisWords), Object.values(kindWords)]) {
      expect(new Set(words).size).toBe(words.length)
    }
    expect([basisWords.stock, kindWords.hard]).toEqual(['期末存量', '明确数字'])
  })
})

describe('withdrawalWords (T-4)', () => {
  const [first, second] = catalogue.targets
  const said = (signed?: string) => {
    const { signed: _, ...document } = catalogue.documents[0]!
    const notice = { ...document, id: 'notice', title: '通知', ...(signed !== undefined && { signed }) }
    const gone = amend(first!, [{ document: 'notice', clause: '一', act: 'withdrawn' }])
    const documents = [...catalogue.documents, notice]
    return indexCatalogue({ ...catalogue, documents, targets: [gone, ...catalogue.targets.slice(1)] })
  }
  it('say by which document, and the last day before where one is printed', () => {
    expect(withdrawalWords(said('2024-10-25'), first!.id)).toEqual({
      title: `“${first!.name}”已撤销`,
      detail: '见《通知》，2024年10月25日印发。此后不再评，报过的数都保留。',
      before: '2024-10-24',
    })
    expect(withdrawalWords(said(), first!.id)).toMatchObject({
      ...{ detail: '见《通知》。此后不再评，报过的数都保留。', before: undefined },
    })
  })

  it('are none for what is in force, or was never there', () => {
    expect([withdrawalWords(said(), second!.id), withdrawalWords(said(), 'nothing')]).toEqual([
      undefined,
      undefined,
    ])
  })
})
