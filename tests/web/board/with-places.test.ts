import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { catalogue } from '#seeds/catalogue.ts'
import { withPlaces } from '#web/board/with-places.ts'
import { replacePicture } from '#web/stores/board-picture.ts'
import { boardOf, boardRow } from '../board-row.ts'
import { ledgerHash } from '../ledger-hash.ts'

const index = indexCatalogue(catalogue)
const pictureOf = (...regions: string[]) => {
  const rows = regions.map((region, place) =>
    boardRow({ target: `target-${place}`, name: '5G基站数', region }),
  )
  return replacePicture(null, { sequence: 1, hash: ledgerHash(1), board: boardOf(rows), recent: [] }, 0)
}
const namesOf = (...regions: string[]) =>
  [...withPlaces(pictureOf(...regions), index).rows.values()].map(({ name }) => name)

describe('withPlaces', () => {
  it('names the county of a target that was handed down, beside that of the city', () => {
    expect(namesOf('441200', '441202')).toEqual(['5G基站数', '端州区·5G基站数'])
  })

  it('leaves targets as they are on a board of one county', () => {
    expect(namesOf('441202', '441202')).toEqual(['5G基站数', '5G基站数'])
  })
})
