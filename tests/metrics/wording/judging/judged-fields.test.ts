import { expect, it } from 'vitest'
import { judgedFieldText, judgedFieldTitles } from '#metrics/wording/judging/judged-fields.ts'

const points = [
  { date: '2024-06-30', share: 0.4 },
  { date: '2024-12-31', share: 1 },
]

it('writes what a target is judged by as it is read beside another', () => {
  expect(judgedFieldTitles.due).toBe('完成期限')
  expect(judgedFieldText({ basis: 'stock' }, 'basis')).toBe('总量')
  expect(judgedFieldText({ due: '2024-12-31' }, 'due')).toBe('2024年12月31日')
  expect(judgedFieldText({ value: '8000' }, 'value')).toBe('8000')
  const gone = { amendments: [{ document: 'notice', clause: '一', act: 'withdrawn' }] } as const
  expect([{}, gone].map((one) => judgedFieldText(one, 'amendments'))).toEqual(['在用', '已撤销'])
  expect(judgedFieldText({ plan: { kind: 'linear' } }, 'plan')).toBe('按时间均匀')
  expect(judgedFieldText({ plan: { kind: 'points', interpolation: 'straight', points } }, 'plan')).toBe(
    '2024年6月30日 40%，2024年12月31日 100%',
  )
})

it('leaves empty what is not there', () => {
  expect(judgedFieldText({}, 'basis')).toBe('')
  expect(judgedFieldText({}, 'due')).toBe('')
  expect(judgedFieldText({}, 'baseline')).toBe('')
  expect(judgedFieldText({}, 'plan')).toBe('按时间均匀')
})
