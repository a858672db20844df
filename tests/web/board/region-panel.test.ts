// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import RegionPanel from '#web/board/RegionPanel.vue'

it.each([
  [true, '虚线为功能区，计入合计'],
  [false, '虚线为功能区，不计入合计'],
  [undefined, '虚线为功能区'],
])('says of functional zones whether the total counts them: %s', (zonesCount, said) => {
  const place = { code: 'z', name: '高新区', column: 1, row: 1, zone: true, light: null, figure: '7' }
  const panel = mount(RegionPanel, {
    props: { title: '区县', tiles: [place], subject: '家', unplaced: 0, zonesCount },
  })
  expect(panel.get('.note').text()).toBe(`家 ${said}`)
})
