import { expect, it } from 'vitest'
import { judgedFieldText, judgedFieldTitles } from '#metrics/wording/judging/judged-fields.ts'

const points = [
  { date: '2024-06-30', share: 0.4 },
  { date: '2024-12-31', share: 1 },
]

const titleOf = (document: string) => (document === 'notice' ? '关于调整的通知' : document)
const text = (
  ...[of, field]: [Parameters<typeof judgedFieldText>[0], Parameters<typeof judgedFieldText>[1]]
) => judgedFieldText(of, field, titleOf)

it('writes what a target is judged by as it is read beside another', () => {
  expect(judgedFieldTitles.due).toBe('完成期限')
  expect(text({ basis: 'stock' }, 'basis')).toBe('总量')
  expect(text({ due: '2024-12-31' }, 'due')).toBe('2024年12月31日')
  expect(text({ value: '8000' }, 'value')).toBe('8000')
  expect(text({ signed: '2024-10-25' }, 'signed')).toBe('2024年10月25日')
  const adjusted = { document: 'notice', clause: '一', act: 'adjusted', value: '9000' } as const
  const gone = { ...adjusted, act: 'withdrawn' } as const
  const by = [[], [adjusted, adjusted], [adjusted, gone]]
  expect(by.map((amendments) => text({ amendments }, 'amendments'))).toEqual([
    '在用',
    '在用，经《关于调整的通知》调整',
    '已撤销，见《关于调整的通知》',
  ])
  expect(text({ plan: { kind: 'linear' } }, 'plan')).toBe('按时间均匀')
  expect(text({ plan: { kind: 'points', interpolation: 'straight', points } }, 'plan')).toBe(
    '2024年6月30日 40%，2024年12月31日 100%',
  )
})

it('leaves empty what is not there', () => {
  expect(text({}, 'basis')).toBe('')
  expect(text({}, 'due')).toBe('')
  expect(text({}, 'baseline')).toBe('')
  expect(text({}, 'plan')).toBe('按时间均匀')
})
