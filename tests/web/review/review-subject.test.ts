// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import ReviewRow from '#web/review/ReviewRow.vue'
import ReviewSubject from '#web/review/ReviewSubject.vue'
import { approvedRecord } from '../wall/records.ts'
import { reviewItem } from './review-fixture.ts'

beforeEach(() => setActivePinia(createPinia()))

it('A-8 shows what other sources say beside the figure that is decided, in the queue and where it is confirmed', () => {
  const source = {
    ...{ indicator: 'other', producer: '工业和信息化部', preferred: false, unit: '座', decimals: 0 },
    ...{ version: null, method: null, limits: null },
    observation: approvedRecord({ period: '2024-M10', value: 7600 }),
  }
  const agreeing = { ...source, indicator: 'third', producer: '市统计局' }
  const item = reviewItem('own', 7812, {
    sources: [
      { ...source, difference: { difference: -212, share: -0.0271, beyondRounding: true } },
      { ...agreeing, difference: { difference: 0, share: 0, beyondRounding: false } },
    ],
  })
  const told = [
    ['工业和信息化部 7,600\u2009座，比这一数少 212\u2009座（2.7\u2009%），超出修约误差', 'query'],
    ['市统计局 7,600\u2009座，与这一数一致', 'quiet'],
  ]
  const row = mount(ReviewRow, { props: { item, current: false, chosen: false, busy: false } })
  for (const shown of [row.find('.said'), mount(ReviewSubject, { props: { item } })])
    expect(
      shown
        .findAll('p')
        .filter((line) => line.text().includes('这一数'))
        .map((line) => [line.text(), line.classes().join()]),
    ).toEqual(told)
})
