import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPolicy } from '#metrics/policy/read-policy.ts'

interface Words {
  readonly city: string
  readonly thing: string
  readonly count: number
  readonly more: number
}

const heads = {
  plan: ({ city }: Words) => `${city}市2034年数字化工作要点\n一、重点任务\n`,
  march: ({ city }: Words) => `${city}市2034年数字化工作要点\n2034年3月2日\n一、重点任务\n`,
  october: ({ city }: Words) => `${city}市数字化行动方案（2034—2036年）\n2034年10月20日\n一、重点任务\n`,
  state: ({ city }: Words) => `${city}市2034年数字化工作要点\n一、工作成效\n`,
  news: ({ city }: Words) => `近日，记者从${city}市发布会上获悉如下消息。\n`,
}

/** The verdict on each figure of a sentence: a target, or the reason why it is none. */
function judged(head: keyof typeof heads, sentence: (words: Words) => string, words: Words): string[] {
  const before = heads[head](words)
  return readPolicy(before + sentence(words))
    .figures.filter(({ start }) => start >= before.length)
    .map(({ target, reason, deadline }) => (target ? `target ${deadline}` : reason!))
}

const changed = fc.record<Words>({
  city: fc.constantFrom('沙河', '云山', '青浦湾', '北岭'),
  thing: fc.constantFrom('示范企业', '智能工厂', '共享冷库', '数字驿站'),
  count: fc.integer({ min: 101, max: 1899 }),
  more: fc.integer({ min: 101, max: 1899 }),
})

/** The sentences are invented. Three facts decide: the author's wish, the way of telling, and the date of writing. */
describe('readPolicy, of parts of a year', () => {
  it.each<[keyof typeof heads, (words: Words) => string, string[]]>([
    // The author states a wish.
    ['plan', ({ thing, count }) => `上半年要完成${thing}${count}家。`, ['target 2034']],
    ['plan', ({ thing, count }) => `前三季度力争新增${thing}${count}家。`, ['target 2034']],
    ['october', ({ thing, count }) => `今年前10个月要新建${thing}${count}家。`, ['target 2034']],
    // A plan of a year plans its parts.
    [
      'plan',
      ({ thing, count, more }) => `上半年建成${thing}${count}家，全年建成${more}家。`,
      ['target 2034', 'target 2034'],
    ],
    ['plan', ({ thing, count }) => `一季度${thing}突破${count}家。`, ['target 2034']],
    ['march', ({ thing, count }) => `1—9月建成${thing}${count}家。`, ['target 2034']],
    ['march', ({ thing, count }) => `2034年上半年建成${thing}${count}家。`, ['target 2034']],
    // A part of the year that was over at the time of writing is reported.
    ['march', ({ thing, count }) => `1—2月建成${thing}${count}家。`, ['past']],
    ['october', ({ thing, count }) => `上半年建成${thing}${count}家。`, ['past']],
    ['october', ({ thing, count }) => `前三季度建成${thing}${count}家。`, ['past']],
    ['march', ({ thing, count }) => `2033年前三季度建成${thing}${count}家。`, ['past']],
    ['plan', ({ thing, count }) => `一至九月建成${thing}${count}家。`, ['past']],
    ['plan', ({ thing, count }) => `今年1至7月建成${thing}${count}家。`, ['past']],
    ['plan', ({ thing, count }) => `今年前十一个月建成${thing}${count}家。`, ['past']],
    // A comparison, or a statement of completion, is reported too.
    ['plan', ({ thing, count }) => `上半年建成${thing}${count}家，同比增长12%。`, ['past', 'past']],
    ['plan', ({ thing, count }) => `上半年已建成${thing}${count}家。`, ['past']],
    [
      'plan',
      ({ thing, count, more }) => `上半年建成${thing}${count}家，占年度计划的52%，全年力争建成${more}家。`,
      ['past', 'past', 'target 2034'],
    ],
    ['state', ({ thing, count }) => `上半年建成${thing}${count}家。`, ['past']],
    ['news', ({ thing, count }) => `该市上半年建成${thing}${count}家。`, ['past']],
    [
      'news',
      ({ thing, count, more }) => `上半年建成${thing}${count}家，预计全年将突破${more}家。`,
      ['past', 'past'],
    ],
    [
      'news',
      ({ thing, count, more }) => `上半年建成${thing}${count}家，力争到2035年建成${more}家。`,
      ['past', 'target 2035'],
    ],
    // A figure up to now is past; one of a day or a part of the year that is still ahead is a target.
    ['plan', ({ thing, count }) => `截至目前，全市${thing}${count}家。`, ['past']],
    ['plan', ({ thing, count }) => `今年以来，建成${thing}${count}家。`, ['past']],
    ['plan', ({ thing, count }) => `截至8月底，建成${thing}${count}家。`, ['past']],
    ['march', ({ thing, count }) => `截至2036年底，建成${thing}${count}家。`, ['target 2036']],
    ['plan', ({ thing, count }) => `下半年再建成${thing}${count}家。`, ['target 2034']],
  ])('%s: %s', (head, sentence, expected) => {
    fc.assert(
      fc.property(changed, (words) => {
        expect(judged(head, sentence, words)).toEqual(expected)
      }),
      { numRuns: 20 },
    )
  })
})
