import { expect, it } from 'vitest'
import { judgedFieldText, judgedFieldTitles } from '#metrics/wording/judging/judged-fields.ts'

const points = [
  { date: '2024-06-30', share: 0.47619047619 },
  { date: '2024-12-31', share: 1 },
]

const names = {
  document: (id: string) => (id === 'notice' ? '关于调整的通知' : id),
  indicator: (id: string) => (id === 'gdp' ? '地区生产总值' : id),
}
const text = (
  ...[judged, field]: [Parameters<typeof judgedFieldText>[0], Parameters<typeof judgedFieldText>[1]]
) => judgedFieldText(judged, field, names)

it('writes what a target is judged by as it is read beside another', () => {
  expect(judgedFieldTitles.due).toBe('完成期限')
  expect(text({ basis: 'stock' }, 'basis')).toBe('期末存量')
  expect(text({ due: '2024-12-31' }, 'due')).toBe('2024年12月31日')
  expect([text({ start: '2024-01-01' }, 'start'), text({}, 'start')]).toEqual(['2024年1月1日', ''])
  expect(text({ value: '8000' }, 'value')).toBe('8000')
  expect(text({ signed: '2024-10-25' }, 'signed')).toBe('2024年10月25日')
  const adjusted = { document: 'notice', clause: '一', act: 'adjusted', value: '9000' } as const
  const gone = { ...adjusted, act: 'withdrawn' } as const
  expect(text({ amendments: [adjusted], printed: { value: '8000' } }, 'amendments')).toBe(
    '在用，经《关于调整的通知》调整，原定 8000',
  )
  const later = { amendments: [{ ...adjusted, due: '2025-06-30' }], value: '9000', due: '2025-06-30' }
  expect(
    ['2024-12-31', '2025-06-30'].map((due) =>
      text({ ...later, printed: { value: '9000', due } }, 'amendments'),
    ),
  ).toEqual(['在用，经《关于调整的通知》调整，原定 2024年12月31日', '在用，经《关于调整的通知》调整'])
  const histories = [[], [adjusted, adjusted], [adjusted, gone]]
  expect(histories.map((amendments) => text({ amendments }, 'amendments'))).toEqual([
    '在用',
    '在用，经《关于调整的通知》调整',
    '已撤销，见《关于调整的通知》',
  ])
  expect(text({ plan: { kind: 'linear' } }, 'plan')).toBe('按时间均匀')
  expect(text({ plan: { kind: 'points', interpolation: 'straight', points } }, 'plan')).toBe(
    '2024年6月30日 47.62%，2024年12月31日 100%',
  )
})

it('writes what an indicator is read, awaited and computed by', () => {
  expect(judgedFieldTitles.reportDays).toBe('报送期限')
  expect(
    [undefined, ['city', 'county'] as const].map((reviewLevels) =>
      text({ ...(reviewLevels && { reviewLevels }) }, 'reviewLevels'),
    ),
  ).toEqual(['不分级', '县级、市级'])
  expect([6, null].map((reportDays) => text({ reportDays }, 'reportDays'))).toEqual([
    '期后第6个工作日',
    '不用报送',
  ])
  expect([text({ releaseMonths: 2 }, 'releaseMonths'), text({}, 'releaseMonths')]).toEqual([
    '期后2个月才有数',
    '期末即有数',
  ])
  expect([text({ owedFrom: '2026-12-01' }, 'owedFrom'), text({}, 'owedFrom')]).toEqual([
    '2026年12月1日',
    '随目标起始',
  ])
  const earlier = [
    { until: '2024-03-31', reportDays: null },
    { until: '2024-10-31', reportDays: 6 },
  ]
  expect([text({ earlier }, 'earlier'), text({}, 'earlier')]).toEqual([
    '至2024年3月31日不用报送，至2024年10月31日期后第6个工作日',
    '同现在',
  ])
  const formula = { kind: 'quotient', of: ['增加值', 'gdp'] } as const
  expect([text({ formula }, 'formula'), text({}, 'formula')]).toEqual(['增加值 ÷ 地区生产总值', '由单位填报'])
  expect([text({ preferred: 'gdp' }, 'preferred'), text({}, 'preferred')]).toEqual([
    '地区生产总值',
    '填报单位的数',
  ])
  expect(text({ direction: 'lower' }, 'direction')).toBe('越低越好')
  expect(text({ frequency: 'Q' }, 'frequency')).toBe('每季')
  expect(text({ accumulation: 'level' }, 'accumulation')).toBe('期末数')
  expect(text({ unit: '座' }, 'unit')).toBe('座')
  expect(text({ holidays: ['2027-01-01', '2027-10-01'] }, 'holidays')).toBe('1月1日、10月1日')
  expect([text({ workdays: [] }, 'workdays'), text({}, 'holidays')]).toEqual(['无', '无'])
  expect(text({}, 'workdays')).toBe('无')
  expect([true, false].map((negative) => text({ negative }, 'negative'))).toEqual(['是', '否'])
  expect([text({ januaryMerged: true }, 'januaryMerged'), text({}, 'januaryMerged')]).toEqual(['是', '否'])
})

it('leaves empty what is not there', () => {
  expect(text({}, 'basis')).toBe('')
  expect(text({}, 'due')).toBe('')
  expect(text({}, 'baseline')).toBe('')
  expect(text({}, 'plan')).toBe('按时间均匀')
})
