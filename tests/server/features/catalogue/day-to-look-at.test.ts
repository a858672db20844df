import { expect, it } from 'vitest'
import { dayToLookAt } from '#server/features/catalogue/day-to-look-at.ts'

const today = '2024-10-31'
const rule = (from: string) => ({ kind: 'light-rule', id: 'x', before: null, after: { from } })
const notice = (before: string | null | undefined, after: string | null | undefined) => ({
  ...{ kind: 'document', id: 'notice' },
  before: before === null ? null : { signed: before },
  after: after === null ? null : { signed: after },
})

it.each([
  ['without a day of its own', [{ kind: 'target', id: 'x', before: {}, after: {} }], today],
  ['of nothing', [], today],
  ['that is gone', [{ kind: 'reform', id: 'x', before: { from: '2025-01-01' }, after: null }], today],
  ['that begins later', [rule('2024-12-01'), rule('2025-01-01'), rule('2024-01-01')], '2025-01-01'],
  ['of a notice that is signed later', [notice(null, '2024-11-05')], '2024-11-05'],
  ['of a notice that was signed', [notice(null, '2024-10-05'), notice(null, undefined)], today],
  ['of a document that goes, or keeps its day', [notice('2024-10-05', null), notice('x', 'x')], today],
  ['moved over today', [notice('2024-10-25', '2024-11-10')], today],
  ['moved within the past', [notice('2024-10-25', '2024-10-10')], '2024-10-24'],
  ['that was in force always', [notice(undefined, '2024-10-10')], '2024-10-09'],
  ['moved within the future', [notice('2024-12-01', '2024-11-10')], '2024-11-10'],
  [
    'moved within the past beside a change of today',
    [notice('2024-10-25', '2024-10-10'), rule(today)],
    today,
  ],
])('Z-12 a change %s is looked at on its day', (_, changes, day) => {
  expect(dayToLookAt(changes, today)).toBe(day)
})
