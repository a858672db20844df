// @vitest-environment happy-dom
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { sceneNames, type SceneName } from '#metrics/wording/installation/scenes.ts'
import type { FakeSocket } from '../../api/fake-socket.ts'
import { approval, approvedFigure, boardRow } from '../../board-row.ts'
import { bridge, openWall, stations } from './opened-wall.ts'

let socket: FakeSocket
let wall: VueWrapper
let asked: string[]
let close: () => void

/** The requests of the opening are left out of those of an approval. */
async function open(scene: SceneName): Promise<void> {
  ;({ wall, socket, asked, close } = await openWall(scene))
  asked.length = 0
}
afterEach(() => {
  close()
  vi.restoreAllMocks()
})

/** The scene after an approval that turned its target. */
async function approve(): Promise<string> {
  const row = { ...stations, value: 7812, achieved: 7812, light: 'on-schedule', gap: 1 } as const
  socket.say(approval(12, 10, approvedFigure({ value: 7812 }), row))
  await flushPromises()
  return wall.find('.place').text()
}

describe('a scene, when a value is approved', () => {
  it.each(sceneNames)('of a target that was not in focus yet asks for nothing: %s', async (scene) => {
    // Data of further targets are loaded without a random wait.
    vi.spyOn(Math, 'random').mockReturnValue(0)
    await open(scene)
    await vi.advanceTimersByTimeAsync(100)
    asked.length = 0
    const { indicator, region, name } = bridge
    const figure = approvedFigure({ indicator, region, name, value: 3 })
    socket.say(approval(12, 10, figure, { ...bridge, value: 3, achieved: 3 }))
    await flushPromises()
    expect(wall.find('.ticker').text()).toContain(name)
    expect(asked).toEqual([])
  })

  it('of organisations moves the one that answers to those on schedule, and asks for nothing', async () => {
    await open('units')
    expect(wall.find('.worst').text()).toContain(stations.name)
    const text = await approve()
    expect(text).toContain('没有单位的目标滞后、未完成或逾期')
    expect(asked).toEqual([])
  })

  it('of today lists it with the light that it turned, and asks for nothing', async () => {
    await open('today')
    expect(wall.find('.lights').text()).toContain('今天没有灯转变')
    const text = await approve()
    expect(text).toContain('滞后转达序时')
    expect(wall.find('.approvals li').text()).toContain('7,812')
    expect(asked).toEqual([])
  })

  it('of regions moves a county among the others, and asks for nothing', async () => {
    const county = (region: string, distance: number) =>
      boardRow({ ...stations, target: `stations-${region}`, region, distance, completion: distance })
    const counties = [county('441202', 0.31), county('441203', 0.52), county('441204', 0.63)]
    ;({ wall, socket, asked, close } = await openWall('regions', () => undefined, counties))
    await vi.advanceTimersByTimeAsync(100)
    asked.length = 0
    expect(wall.find('.region-line .place').text()).toMatch(/第\W3\W\/\W3/)
    const figure = approvedFigure({ region: '441202', value: 7812 })
    socket.say(approval(12, 10, figure, county('441202', 0.84)))
    await flushPromises()
    await vi.advanceTimersByTimeAsync(100)
    expect(wall.find('.regions').text()).toContain('84.0')
    expect(asked).toEqual([])
  })

  it('of one target shows it with its period, and asks for nothing', async () => {
    await open('target')
    expect(wall.find('.target .period').text()).toContain('2024年9月数')
    const text = await approve()
    expect(text).toContain('达序时')
    expect(asked).toEqual([])
  })
})

describe('the scene of a day whose morning had no such board', () => {
  it('says so, and counts no lights', async () => {
    ;({ wall, socket, asked, close } = await openWall('today', (path) =>
      path.includes('asOf')
        ? Response.json({ code: 'not-found', detail: '没有这个范围：441200。' }, { status: 404 })
        : undefined,
    ))
    expect(wall.find('.lights h2').text()).toMatch(/^— 项转灯/)
    expect(wall.find('.lights').text()).toContain('今天零点还没有这块看板，明天起可以比较')
  })
})
