import { describe, expect, it } from 'vitest'
import { agendaKey, arrangeAgenda, editsThatHold, replacementOf } from '#metrics/agenda/arrange.ts'

const item = (target: string) => ({ key: agendaKey('red', target), target })
const arranged = (targets: string, order: string, ...dropped: string[]) => {
  const keys = Array.from(order, (target) => item(target).key)
  const { items, ...rest } = arrangeAgenda(Array.from(targets, item), {
    order: keys,
    dropped: new Set(dropped.map((target) => `red.${target}`)),
  })
  const named = (all: readonly { readonly target: string }[]) => all.map(({ target }) => target).join('')
  return `${named(items)}|${named(rest.dropped)}`
}

describe('agendaKey', () => {
  it('is kind and subject', () => {
    expect(agendaKey('due-soon', 'zhaoqing-2024-bridges')).toBe('due-soon.zhaoqing-2024-bridges')
    expect(agendaKey('order-overdue', '2024-3')).toBe('order-overdue.2024-3')
  })
})

describe('arrangeAgenda (J-4)', () => {
  it('leaves the sequence of the rule where none was chosen', () => {
    expect(arranged('abc', '')).toBe('abc|')
  })

  it('follows the sequence that was chosen, although some of its items are gone', () => {
    expect(arranged('abc', 'cxab')).toBe('cab|')
  })

  it('puts an item that came later behind the one that precedes it by the rule, or first', () => {
    expect(arranged('anmbc', 'cba')).toBe('cbanm|')
    expect(arranged('nab', 'ba')).toBe('nba|')
    expect(arranged('abn', 'ba')).toBe('bna|')
  })

  it('lists dropped items apart, in that sequence', () => {
    expect(arranged('abcd', 'dcba', 'a', 'c', 'gone')).toBe('db|ca')
  })
})

describe('replacementOf (J-4)', () => {
  const keys = ['due-soon.a', 'overdue-report.a', 'order-overdue.x']

  it('is the item itself, one of its line, or the first of its subject', () => {
    expect(replacementOf(keys, 'due-soon.a')).toBe('due-soon.a')
    expect(replacementOf(keys, 'red.a')).toBe('overdue-report.a')
    expect(replacementOf(keys, 'order-due.x')).toBe('order-overdue.x')
    expect(replacementOf(keys, 'contradiction.a')).toBe('due-soon.a')
    expect(replacementOf(keys, 'red.b')).toBeUndefined()
  })
})

describe('what is made of an item that changes its kind (J-4)', () => {
  /** The edits that apply to these keys; each is given by key, comment and whether it drops the item, the newest last. */
  const held = (keys: string, ...edits: readonly (readonly [string, string, 'drop'?])[]) => {
    const made = new Map(edits.map(([key, comment, drop]) => [key, { comment, dropped: drop ?? null }]))
    const found = editsThatHold(keys.split(' '), made)
    return [...found].map(([key, { comment, dropped }]) => `${key}=${comment}${dropped ? '-' : ''}`)
  }

  it('goes with a target that stands otherwise, with an order and with what is asked of a value', () => {
    expect(held('recovered.a', ['red.a', '问', 'drop'])).toEqual(['recovered.a=问-'])
    expect(held('newly-met.a', ['overdue-report.a', '问'])).toEqual(['newly-met.a=问'])
    expect(held('order-overdue.1', ['order-due.1', '问', 'drop'])).toEqual(['order-overdue.1=问-'])
    expect(held('returned-value.a', ['unexplained-value.a', '问', 'drop'])).toEqual(['returned-value.a=问-'])
  })

  it('stays with its item while that is there, and never goes to another subject', () => {
    expect(held('red.a due-soon.a', ['due-soon.a', '', 'drop'])).toEqual(['due-soon.a=-'])
    expect(held('unlikely.a below-median.a', ['unlikely.a', '', 'drop'])).toEqual(['unlikely.a=-'])
    expect(held('red.b', ['newly-red.a', '问', 'drop'])).toEqual([])
  })

  it('is what was written last: taken back under the new kind, it is taken back under the old one as well', () => {
    expect(held('recovered.a', ['red.a', '', 'drop'], ['recovered.a', '问'])).toEqual(['recovered.a=问'])
    expect(held('newly-red.a', ['red.a', '', 'drop'], ['recovered.a', '问'])).toEqual(['newly-red.a=问'])
    expect(held('red.a', ['red.a', '一'], ['recovered.a', '二'])).toEqual(['red.a=二'])
  })

  it('leaves a comment on the first item of the subject where its line has none, but drops nothing there', () => {
    expect(held('newly-red.a contradiction.a', ['due-soon.a', '问', 'drop'])).toEqual(['newly-red.a=问'])
    expect(held('newly-red.a', ['newly-red.a', '一'], ['due-soon.a', '二'])).toEqual(['newly-red.a=一'])
    expect(held('contradiction.a', ['due-soon.a', '一'], ['newly-red.a', '二'])).toEqual([
      'contradiction.a=二',
    ])
  })

  it('keeps its place in the sequence', () => {
    const items = ['red.b', 'recovered.a'].map((key) => ({ key }))
    const { items: arranged } = arrangeAgenda(items, { order: ['red.a', 'red.b'], dropped: new Set() })
    expect(arranged.map(({ key }) => key)).toEqual(['recovered.a', 'red.b'])
  })
})
