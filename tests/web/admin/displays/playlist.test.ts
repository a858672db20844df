import { describe, expect, it } from 'vitest'
import { chosenScenes, movedScene, offeredScenes, roundText } from '#web/admin/displays/playlist.ts'

const shown = [
  { scene: 'alerts', seconds: 30 },
  { scene: 'overview', seconds: 100 },
  { scene: 'alerts', seconds: 5 },
] as const
const names = (scenes: ReturnType<typeof offeredScenes>) => scenes.map(({ scene }) => scene)

describe('offeredScenes', () => {
  it('has the chosen scenes in their sequence, each once, and after them the others with a usual time', () => {
    const offered = offeredScenes(shown)
    expect(names(offered).slice(0, 3)).toEqual(['alerts', 'overview', 'attention'])
    expect(offered[0]).toEqual({ scene: 'alerts', seconds: 30, chosen: true })
    expect(offered[2]).toEqual({ scene: 'attention', seconds: 60, chosen: false })
    expect(chosenScenes(offered)).toEqual([
      { scene: 'alerts', seconds: 30 },
      { scene: 'overview', seconds: 100 },
    ])
  })
})

describe('movedScene', () => {
  it('changes places with its neighbour, and stays at the ends', () => {
    const offered = offeredScenes(shown)
    expect(names(movedScene(offered, 'overview', -1)).slice(0, 2)).toEqual(['overview', 'alerts'])
    expect(names(movedScene(offered, 'alerts', 1)).slice(0, 2)).toEqual(['overview', 'alerts'])
    expect(movedScene(offered, 'alerts', -1)).toEqual(offered)
    expect(movedScene(offered, offered.at(-1)!.scene, 1)).toEqual(offered)
  })
})

describe('roundText', () => {
  it.each([
    [[], '不轮换：停在“需要关注”'],
    [[30], '不轮换：停在这一种画面'],
    [[30, 100], '2 种画面，每 2 分 10 秒一轮'],
    [[60, 60], '2 种画面，每 2 分一轮'],
    [[20, 20], '2 种画面，每 40 秒一轮'],
  ])('of %j says %s', (seconds, words) => {
    expect(roundText(seconds.map((one) => ({ scene: 'alerts', seconds: one })))).toBe(words)
  })
})
