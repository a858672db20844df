import { describe, expect, it } from 'vitest'
import { rankedGroups } from '#server/documents/letters/ranked-groups.ts'
import { sampleSource } from '../sample-source.ts'

const sample = sampleSource(4)

describe('rankedGroups', () => {
  it('gives groups that stand alike the same place, and one without judged targets none, at the end', () => {
    const [red, met] = sample.targets
    const ledBy = (organisation: string, row = met!) => ({ ...row, organisation })
    const groups = rankedGroups('organisation', [
      ledBy('a'),
      ledBy('b'),
      ledBy('c', red),
      ledBy('d', { ...met!, light: 'no-data' }),
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

  it('places groups of one share by how many reports are overdue', () => {
    const [red, met] = sample.targets
    const twoIn = (region: string, light: 'overdue' | 'far-behind') => [
      { ...met!, region },
      { ...red!, region, light },
    ]
    const groups = rankedGroups('region', [...twoIn('441202', 'overdue'), ...twoIn('441204', 'far-behind')])
    expect(groups.map(({ id, place, summary }) => [id, place, summary.overdue])).toEqual([
      ['441204', 1, 0],
      ['441202', 2, 1],
    ])
  })
})
