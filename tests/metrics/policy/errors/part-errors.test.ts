import { expect, it } from 'vitest'
import { partErrors } from '#metrics/policy/errors/part-errors.ts'
import { catalogue } from '#seeds/catalogue.ts'

const whole = catalogue.targets.find(({ id }) => id === 'zhaoqing-2024-5g-base-stations')!
const measured = catalogue.indicators.find(({ id }) => id === whole.indicator)!
const indicators = [
  ...catalogue.indicators,
  { ...measured, id: 'own' },
  { ...measured, id: 'km', unit: '公里' },
]
const part = { ...whole, id: 'part', indicator: 'own', partOf: whole.id }
const codesOf = (change: object) =>
  partErrors({ indicators, targets: [...catalogue.targets, { ...part, ...change }] }).map(({ code }) => code)

it.each([
  ['fits', {}, []],
  ['of a target that is not there', { partOf: 'nowhere' }, ['part-of-nothing']],
  ['of itself', { partOf: 'part' }, ['part-of-part']],
  ['elsewhere', { region: '441202' }, ['part-unlike']],
  ['judged otherwise', { basis: 'flow' }, ['part-unlike']],
  ['in another unit', { indicator: 'km' }, ['part-unlike']],
  ['on the whole’s own indicator', { indicator: whole.indicator }, ['part-indicator']],
])('H-7 an organisation’s part %s', (_, change, codes) => {
  expect(codesOf(change)).toEqual(codes)
})

it('H-7 hands a part down no further', () => {
  const targets = [...catalogue.targets, part, { ...part, id: 'of-part', partOf: 'part' }]
  expect(partErrors({ indicators, targets })).toMatchObject([{ code: 'part-of-part', subject: 'of-part' }])
})
