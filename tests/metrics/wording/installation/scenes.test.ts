import { describe, expect, it } from 'vitest'
import { densities, densityWords, sceneNames, sceneWords } from '#metrics/wording/installation/scenes.ts'

describe('scenes and densities of a wall', () => {
  it('are called each by a word of its own, the usual scene and the nearest density first', () => {
    const words = sceneNames.map((name) => sceneWords[name])
    expect(words[0]).toBe('需要关注')
    expect(new Set(words).size).toBe(words.length)
    expect(densities.map((name) => densityWords[name])).toEqual([
      '近处：桌前、走廊',
      '会议室：三米左右',
      '大厅：五米以外',
    ])
  })
})
