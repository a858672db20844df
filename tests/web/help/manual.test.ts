import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { needed } from '#server/contract/rights.ts'
import { helpFor, helpPlaces } from '#web/help-places.ts'
import { manualChapters } from '#web/help/manual.ts'
import { readManual, sectionId } from '#web/help/read-manual.ts'
import { routes } from '#web/routes.ts'

const chapter = (name: string) =>
  readManual(readFileSync(new URL(`../../../docs/manual/${name}.md`, import.meta.url), 'utf8'))
const sectionsOf = (name: string) =>
  chapter(name).flatMap((block) => (block.kind === 'heading' ? [block.id] : []))
const pages = routes.flatMap((route) => [route, ...(route.children ?? [])])

describe('helpFor', () => {
  it('names sections that the manual has, for pages that there are', () => {
    const names = new Set(pages.map(({ name }) => name))
    for (const [page, place] of helpPlaces) {
      const [name = '', section = ''] = place.split('#')
      expect([place, sectionsOf(name).includes(section)]).toEqual([place, true])
      expect([page, names.has(page)]).toEqual([page, true])
    }
  })

  it('knows a section for every page of a desk', () => {
    const desk = pages.filter(({ meta, name }) => meta?.['right'] !== undefined && name !== undefined)
    const without = desk.filter(({ name }) => helpFor(name, ['read', 'report']) === '/help/README')
    // Walls and what is dark have no frame with a question mark; the manual is its own help.
    expect(without.map(({ name }) => name)).toEqual([
      'home',
      'wall',
      'meeting-room',
      'remote',
      'no-right',
      'help',
    ])
  })

  it('leads each reader to their own chapter', () => {
    expect(helpFor('rounds', ['read', 'report'])).toBe('/help/reporter#十二报送轮次')
    expect(helpFor('rounds', ['read', 'review'])).toBe('/help/secretary#八报送轮次')
    expect(helpFor('nowhere', [needed.meetings])).toBe('/help/README')
  })
})

describe('readManual', () => {
  it('reads headings, lists, tables, pictures and what stands within a line', () => {
    const text =
      '# 甲\n## 一、乙（丙）\n\n1. 点「丁」。\n2. **戊**，见[己](reporter.md#二看要报什么)。\n\n| 庚 | 辛 |\n|---|---|\n| `壬` | 癸 |\n\n![图](pictures/x.png)'
    expect(readManual(text)).toEqual([
      { kind: 'heading', level: 1, text: '甲', id: '甲' },
      { kind: 'heading', level: 2, text: '一、乙（丙）', id: '一乙丙' },
      {
        kind: 'list',
        ordered: true,
        items: [
          [{ text: '点「丁」。' }],
          [
            { text: '戊', look: 'strong' },
            { text: '，见' },
            { text: '己', to: '/help/reporter#二看要报什么' },
            { text: '。' },
          ],
        ],
      },
      {
        kind: 'table',
        head: [[{ text: '庚' }], [{ text: '辛' }]],
        rows: [[[{ text: '壬', look: 'code' }], [{ text: '癸' }]]],
      },
      { kind: 'picture', name: 'x.png', text: '图' },
    ])
  })

  it('leaves no mark of its writing in any chapter, and finds every link within the manual', () => {
    for (const name of Object.keys(manualChapters)) {
      const told = JSON.stringify(chapter(name))
      expect([name, /\*\*|\]\(|"text":"(#|\||!\[)/.test(told)]).toEqual([name, false])
      for (const [, to = ''] of told.matchAll(/"to":"\/help\/([^"]+)"/g)) {
        const [of = '', section] = to.split('#')
        expect([to, section === undefined || sectionsOf(of).includes(section)]).toEqual([to, true])
      }
    }
    expect(sectionId('Excel、WPS 取数')).toBe('excelwps-取数')
  })
})
