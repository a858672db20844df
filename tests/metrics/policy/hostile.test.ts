import { describe, expect, it } from 'vitest'
import { readPolicy } from '#metrics/policy/read-policy.ts'

const size = 1_000_000
const filled = (unit: string) => unit.repeat(Math.ceil(size / unit.length))

/** A pattern that grew faster than its text would take hours for these, where a linear one takes a second or two. */
describe('readPolicy, of a million characters', () => {
  it.each([
    ['digits', filled('7'), 0],
    ['thousands without an end', filled('1,234'), undefined],
    ['blanks', filled(' '), 0],
    ['brackets that never close', filled('(市局'), 0],
    ['brackets of another kind', filled('〔'), 0],
    ['rules of a table', filled('|'), 0],
    ['words that lead to a base', filled('从由'), 0],
    ['words that lead to a name', filled('打造'), 0],
    ['words of comparison', filled('比去年增长'), 0],
    ['all of all', filled('所有各级'), 0],
    ['titles of rules', filled('办法的通知'), 0],
    ['quotes', filled('《印发'), 0],
    ['Chinese numerals', filled('二十'), 0],
    ['empty lines', filled('\n'), 0],
  ])('%s', { timeout: 120_000 }, (_, text, targets) => {
    const found = readPolicy(text).figures.filter(({ target }) => target)
    if (targets !== undefined) expect(found).toHaveLength(targets)
    else expect(found.length).toBeLessThan(size)
  })

  it.each([
    ['heads of tables, one cell a line', '序号\n指标\n单位\n2035年\n'],
    ['rows of a table, one cell a line', '1\n站点\n个\n3\n'],
    ['heads of ruled tables', '指标|单位|2035年|\n'],
    ['heads of run-together tables', '指标2030年2035年\n'],
  ])('%s: 100 thousand of it', { timeout: 120_000 }, (_, unit) => {
    expect(readPolicy(`序号\n指标\n单位\n2035年\n${unit.repeat(100_000 / unit.length)}`).kind).toBeDefined()
  })
})
