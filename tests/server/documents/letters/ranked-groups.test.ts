import { describe, expect, it } from 'vitest'
import { rankedGroups } from '#server/documents/letters/ranked-groups.ts'
import { sampleSource } from '../sample-source.ts'

const sample = sampleSource(4)

describe('rankedGroups', () => {
  it('gives those that stand alike the same place, and one without judged targets none, at the end', () => {
    const [red, met] = sample.targets
    const of = (organisation: string, row = met!) => ({ ...row, organisation })
    const groups = rankedGroups('organisation', [
      of('a'),
      of('b'),
      of('c', red),
      of('d', { ...met!, light: 'no-data' }),
    ])
    expect(groups.map(({ id, place, onTrack }) => [id, place, onTrack])).toEqual([
      ['a', 1, 1],
      ['b', 1, 1],
      ['c', 3, 0],
      ['d', null, null],
    ])
  })

  it('counts a target for each that leads it (H-5)', () => {
    const [red, met] = sample.targets
    const shared = { ...red!, alsoLedBy: [{ id: 'b', name: '乙' }] }
    const groups = rankedGroups('organisation', [shared, { ...met!, organisation: 'b' }])
    expect(groups.map(({ id, name, summary }) => [id, name, summary.all])).toEqual([
      ['b', '乙', 2],
      [red!.organisation, red!.organisationName, 1],
    ])
  })

  it('places those of one share by how many reports are overdue', () => {
    const [red, met] = sample.targets
    const of = (region: string, light: 'overdue' | 'far-behind') => [
      { ...met!, region },
      { ...red!, region, light },
    ]
    const groups = rankedGroups('region', [...of('441202', 'overdue'), ...of('441204', 'far-behind')])
    expect(groups.map(({ id, place, summary }) => [id, place, summary.overdue])).toEqual([
      ['441204', 1, 0],
      ['441202', 2, 1],
    ])
  })
})
