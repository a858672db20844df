import { expect, it } from 'vitest'
import { figureMeant } from '#metrics/reading/figure-meant.ts'

it('is the same for every way of writing a figure, and a text that is none means itself', () => {
  expect([figureMeant('7,812', '座'), figureMeant(' ７８１２ ', '座')]).toEqual(['7812', '7812'])
  expect(figureMeant('超过 7,812', '座')).toBe('lower7812')
  expect(figureMeant('158/166', '%')).toBe('158/166')
  expect([figureMeant('', '座'), figureMeant(' 约八千 ', '座')]).toEqual(['', '约八千'])
})
