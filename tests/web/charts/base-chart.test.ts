// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import BaseChart from '#web/charts/BaseChart.vue'

const { calls } = vi.hoisted(() => ({ calls: [] as string[] }))
vi.mock('echarts/core', () => ({
  use: () => undefined,
  init: () => ({
    clear: () => calls.push('clear'),
    resize: () => undefined,
    dispose: () => undefined,
    setOption: ({ animation }: { readonly animation: boolean }) => calls.push(animation ? 'moves' : 'stands'),
  }),
}))

beforeEach(() => {
  calls.length = 0
  vi.stubGlobal('matchMedia', () => ({ matches: false }))
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = () => undefined
      disconnect = () => undefined
    },
  )
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(800)
  Object.defineProperty(document, 'fonts', { configurable: true, value: { load: async () => [] } })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('BaseChart', () => {
  it('takes away what still moves before it draws on other axes: the old curve would come back over the new one', async () => {
    const build = (min: number) => () => ({ yAxis: { type: 'value' as const, min } })
    const chart = mount(BaseChart, { props: { build: build(8_000), label: '曲线' } })
    await flushPromises()
    await chart.setProps({ build: build(8_000) })
    await chart.setProps({ build: build(7_000) })
    expect(calls).toEqual(['clear', 'stands', 'moves', 'clear', 'stands'])
    chart.unmount()
  })
})
