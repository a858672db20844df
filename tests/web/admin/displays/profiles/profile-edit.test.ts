import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { catalogue } from '#seeds/catalogue.ts'
import {
  addedTurn,
  changedTurn,
  goneFrom,
  lookWords,
  movedTurn,
  newProfile,
  roundWords,
} from '#web/admin/displays/profiles/profile-edit.ts'
import { readProfileFile } from '#web/admin/displays/profiles/read-profile-file.ts'

const index = indexCatalogue(catalogue)
const city = { scope: '441200', scene: 'alerts', seconds: 30, target: null } as const
const stations = { ...city, scene: 'target', target: 'zhaoqing-2024-5g-base-stations' } as const

describe('a profile under edit', () => {
  it('begins on the offered board, gets another scene of the last board, and moves a turn', () => {
    const { turns, at } = newProfile({ scope: '441200', at: '2024-10-31' })
    expect(at).toBe('2024-10-31')
    expect(turns.map(({ scene }) => scene)).toEqual(['attention', 'overview', 'alerts'])
    expect(addedTurn(turns).at(-1)).toEqual({ ...city, scene: 'regions' })
    expect(movedTurn(turns, 2, -1).map(({ scene }) => scene)).toEqual(['attention', 'alerts', 'overview'])
    expect(movedTurn(turns, 0, -1)).toEqual(turns)
  })

  it('keeps the target of a turn only where its board and its scene have one', () => {
    expect(changedTurn(stations, { seconds: 45 }, index)).toEqual({ ...stations, seconds: 45 })
    expect(changedTurn(stations, { scene: 'units' }, index).target).toBeNull()
    expect(changedTurn(stations, { scope: '441202' }, index).target).toBeNull()
  })

  it('says which turns lost their board or their target', () => {
    expect(
      goneFrom([city, { ...city, scope: '999999' }, { ...stations, target: 'gone' }, stations], index),
    ).toEqual(['第 2 个画面的看板已不在目录里', '第 3 个画面的目标已不在看板上'])
  })

  it('is worded by its round and its look', () => {
    expect(roundWords([city])).toBe('1 个画面，不轮换')
    expect(roundWords([city, { ...city, seconds: 45 }])).toBe('2 个画面，每 1 分 15 秒一轮')
    expect(roundWords([city, { scope: '440000', seconds: 90 }])).toBe('2 个画面、2 块看板，每 2 分一轮')
    const dimming = { from: '19:00', to: '07:30', percent: 40 }
    expect(lookWords({ ...newProfile({ scope: '441200', at: null }), ground: 'light', dimming })).toBe(
      '会议室：三米左右 · 浅色 · 19:00 至 07:30 调暗到 40%',
    )
  })
})

describe('readProfileFile', () => {
  it('reads a file with a byte order mark, and says what no file of a profile is', () => {
    expect(readProfileFile('a.json', '\uFEFF{"format":"x"}')).toEqual({ file: { format: 'x' } })
    for (const text of ['PK\u0003', '[]', 'null', '{"name":"大厅"}'])
      expect(readProfileFile('大厅.json', text)).toEqual({
        fault: expect.stringContaining('“大厅.json”不是展示方案文件') as string,
      })
  })
})
