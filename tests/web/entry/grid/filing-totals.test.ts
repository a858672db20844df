// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import FilingTotals from '#web/entry/grid/FilingTotals.vue'
import { cover, facts, firms, openForm, record, stations } from '../filing-fixture.ts'

it('counts what asks for something, and leads from the selected cell to the next of its kind, and round again', async () => {
  const returned = (indicator: string) =>
    facts(indicator, { current: record(indicator, { state: 'returned' }) })
  const form = openForm([returned('stations'), facts('firms'), returned('cover')])
  form.edit(new Map([[firms, { text: '约5' }]]))
  const totals = mount(FilingTotals, { props: { form, at: stations } })
  const counts = totals.findAll('.count')
  expect(counts.map((one) => one.text())).toEqual(['被退回 2', '强制性错误 1'])
  await counts[0]!.trigger('click')
  await counts[1]!.trigger('click')
  await totals.setProps({ at: cover })
  await totals.findAll('.count')[0]!.trigger('click')
  expect(totals.emitted('go')).toEqual([[cover], [firms], [stations]])
})
