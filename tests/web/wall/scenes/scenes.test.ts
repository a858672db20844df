import { describe, expect, it } from 'vitest'
import { scenes } from '#web/wall/scenes/scenes.ts'

describe('scenes', () => {
  it('begins with the targets that need attention', () => {
    expect(scenes[0].name).toBe('attention')
  })

  it('names each once, in letters that an address holds as they are', () => {
    const names = scenes.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names.filter((name) => !/^[a-z]+(-[a-z]+)*$/.test(name))).toEqual([])
  })

  it('says what each answers, as a question', () => {
    expect(scenes.filter(({ question }) => !/^[^a-z]+？$/i.test(question))).toEqual([])
  })
})
