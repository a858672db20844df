// @vitest-environment happy-dom
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { FakeSocket } from '../../api/fake-socket.ts'
import { approval, approvedFigure } from '../../board-row.ts'
import { bridge, openWall, ping, stations } from './opened-wall.ts'

let socket: FakeSocket
let wall: VueWrapper
let asked: string[]
let close: () => void

beforeEach(async () => {
  ;({ wall, socket, asked, close } = await openWall('attention'))
})
afterEach(() => close())

/** Time passes on a live line. */
async function pass(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second++) {
    vi.advanceTimersByTime(1_000)
    socket.say(ping)
    await flushPromises()
  }
}
const focused = () => wall.find('.focus h2').text()
const rowOf = (name: string) => wall.findAll('.attention .row').find((row) => row.text().includes(name))!
const whyPanel = () => wall.find('[role=dialog]')

describe('ScenePlace', () => {
  it('turns the focus through the scene’s targets, the most urgent first', async () => {
    expect(focused()).toBe(stations.name)
    await pass(18)
    expect(focused()).toBe(bridge.name)
    await pass(18)
    expect(focused()).toBe(stations.name)
  })

  it('leads into focus what just changed', async () => {
    socket.say(approval(12, 10, approvedFigure({ indicator: bridge.indicator, value: 6 }), bridge))
    await flushPromises()
    expect(focused()).toBe(bridge.name)
  })

  it('leads into focus for two minutes what whoever steers the display wants to see, and tells so', async () => {
    await wall.setProps({ wanted: bridge.target })
    await flushPromises()
    expect(focused()).toBe(bridge.name)
    expect(wall.emitted('focused')).toHaveLength(1)
    await pass(119)
    expect(focused()).toBe(bridge.name)
    await pass(1)
    expect(focused()).toBe(stations.name)
  })

  it('does not heed a wish for what is not on its board', async () => {
    await wall.setProps({ wanted: 'national-2023-5g-base-stations' })
    await flushPromises()
    expect(focused()).toBe(stations.name)
    expect(wall.emitted('focused')).toHaveLength(1)
  })

  it('stands still without a line', async () => {
    socket.end()
    await flushPromises()
    vi.advanceTimersByTime(60_000)
    await flushPromises()
    expect(focused()).toBe(stations.name)
  })

  it('explains a target over an inert scene that stands still, until Esc', async () => {
    await rowOf(bridge.name).trigger('click')
    await flushPromises()
    expect(whyPanel().text()).toContain(`${bridge.target} 的判定`)
    expect(wall.find('[role=region]').attributes('inert')).toBeDefined()
    expect(wall.find('.ticker').attributes('inert')).toBeDefined()
    await pass(150)
    expect(focused()).toBe(bridge.name)
    await whyPanel().trigger('keydown', { key: 'Escape' })
    expect(whyPanel().exists()).toBe(false)
    expect(wall.find('[role=region]').attributes('inert')).toBeUndefined()
  })

  it('shows an approval in list, focus, ticker and reasons, and asks for nothing', async () => {
    await rowOf(stations.name).trigger('click')
    await flushPromises()
    asked.length = 0
    socket.say(approval(12, 10, approvedFigure({ value: 7812 })))
    await flushPromises()
    expect(rowOf(stations.name).text()).toContain('7,812')
    expect(wall.find('.headline .figure').text()).toContain('8,000')
    expect(wall.find('.ticker li').text()).toContain('7,812')
    expect(whyPanel().text()).toContain('第 12 号判定')
    expect(whyPanel().find('table').text()).toContain('2024年10月7,812')
    expect(asked).toEqual([])
  })
})
