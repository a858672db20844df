import { describe, expect, it } from 'vitest'
import { agendaKey, arrangeAgenda } from '#metrics/agenda/arrange.ts'

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
  it('leaves the order of the rule where none was chosen', () => {
    expect(arranged('abc', '')).toBe('abc|')
  })

  it('follows the order that was chosen, whatever of it is gone', () => {
    expect(arranged('abc', 'cxab')).toBe('cab|')
  })

  it('puts what came since behind what goes before it by the rule, or first', () => {
    expect(arranged('anmbc', 'cba')).toBe('cbanm|')
    expect(arranged('nab', 'ba')).toBe('nba|')
    expect(arranged('abn', 'ba')).toBe('bna|')
  })

  it('lists apart what was dropped, in that order', () => {
    expect(arranged('abcd', 'dcba', 'a', 'c', 'gone')).toBe('db|ca')
  })
})
