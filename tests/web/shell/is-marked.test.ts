import { expect, test } from 'vitest'
import { isMarked } from '#web/shell/is-marked.ts'

const links = ['/entry', '/entry?show=returned', '/entry?show=all', '/plans', '/evaluations', '/catalogue']
const marked = (path: string, show: string | null = null) =>
  links.filter((link) => isMarked(link, { path, show }))

test.each([
  ['/entry', null, '/entry'],
  ['/entry', 'returned', '/entry?show=returned'],
  ['/plans', null, '/plans'],
])('the list %s showing %s marks its own link', (path, show, link) => {
  expect(marked(path, show)).toEqual([link])
})

test.each([
  ['/entry/f1', '/entry'],
  ['/plans/readings', '/plans'],
  ['/plans/readings/r1', '/plans'],
  ['/evaluations/schemes/new', '/evaluations'],
  ['/targets/zhaoqing-2024-5g-base-stations', '/catalogue'],
])('%s keeps the list marked that it was opened from', (path, link) => {
  expect(marked(path)).toEqual([link])
})

test('a page that no list leads to marks nothing', () => {
  expect(marked('/plansandmore')).toEqual([])
})
