import { expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { catalogue } from '#seeds/catalogue.ts'
import {
  organisationChoices,
  regionsToChoose,
  usualRegions,
} from '#web/components/choices/organisation-choices.ts'

const of = (names: readonly string[], all: readonly { readonly label: string }[]) =>
  all.flatMap(({ label }) => (names.includes(label) ? [label] : []))

it('offers organisations and regions by pinyin, in whatever order the catalogue has them', () => {
  const [organisation, region] = [catalogue.organisations[0]!, catalogue.regions[0]!]
  const index = indexCatalogue({
    ...catalogue,
    organisations: ['住建局', '安监局', '发改局'].map((name) => ({ ...organisation, id: name, name })),
    regions: [
      region,
      ...['珠海市', '安庆市', '佛山市'].map((name) => ({ ...region, code: name, name, parent: region.code })),
    ],
    targets: [],
    reforms: [],
  })
  expect(of(['住建局', '安监局', '发改局'], organisationChoices(index))).toEqual([
    '安监局',
    '发改局',
    '住建局',
  ])
  expect(of(['珠海市', '安庆市', '佛山市'], regionsToChoose(index))).toEqual(['安庆市', '佛山市', '珠海市'])
  expect(regionsToChoose(index).find(({ label }) => label === '佛山市')?.aside).toBe(region.name)
})

it('places a person where their organisation is, else where all documents are from', () => {
  const index = indexCatalogue(catalogue)
  const [first] = catalogue.organisations
  expect(usualRegions(index, [first!.id, first!.id])).toEqual([first!.region])
  expect(usualRegions(index, [])).toEqual([])
  const alone = indexCatalogue({ ...catalogue, documents: catalogue.documents.slice(0, 1), targets: [] })
  expect(usualRegions(alone, [])).toEqual([catalogue.documents[0]!.region])
})
