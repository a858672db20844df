import type { CatalogueIndex, CataloguedTarget } from '#metrics/catalogue/catalogue-index.ts'
import type { Target } from '#metrics/catalogue/target.ts'
import { checkAllocation, checkOrganisationAllocation } from '#metrics/evaluation/allocation.ts'
import { shareOut } from '#metrics/evaluation/share-out.ts'
import { Decimal } from '#metrics/numbers/decimal.ts'
import { readTypedValue } from '#metrics/reading/read-typed-value.ts'
import { regionsInTotal } from '#metrics/series/rollup.ts'
import { byName } from '../../components/choices/by-name.ts'

/** The typed part of a region or an organisation: its share of the whole in %, or its figure. */
export type TypedPart =
  { readonly share: string; readonly figure?: never } | { readonly figure: string; readonly share?: never }

/** The part of a region or an organisation after reading; a part that was not typed has no value. */
export interface ReadPart {
  /** The code of the region, or the id of the organisation. */
  readonly member: string
  readonly value?: string
  readonly refused: boolean
}

/** A target that can be handed down, and the regions below its own. */
export interface DivisibleTarget {
  readonly whole: CataloguedTarget
  readonly members: readonly string[]
}

/** The targets in force whose parts add up, but for parts of organisations: first those without parts, then the others, each by pinyin. */
export function divisibleTargets(index: CatalogueIndex): readonly DivisibleTarget[] {
  const found = [...index.targets.values()].flatMap((whole) => {
    const { id, region, indicator, partOf } = whole.record
    // Each functional zone, and the city's own part, can be given one like a county.
    const members = regionsInTotal(index.catalogue.regions, region, { zones: true, own: true })
    const children = members.flatMap((one) => index.targetsOn(indicator, one)).map(({ target }) => target)
    const organisationParts = index.partsOf(id).map(({ target }) => target)
    const [checked, ofOrganisations] = [
      checkAllocation(whole.target, members, children),
      checkOrganisationAllocation(whole.target, organisationParts),
    ]
    const isAdditive = !('absent' in checked && checked.absent === 'not-additive')
    return isAdditive && partOf === undefined
      ? [{ whole, members, isWhole: 'absent' in checked && 'absent' in ofOrganisations }]
      : []
  })
  return found.sort(
    (a, b) => Number(b.isWhole) - Number(a.isWhole) || byName(a.whole.record.name, b.whole.record.name),
  )
}

/** The figures of the typed parts. Shares are worked out together, so that 100 % give the whole. Rule H-6. */
export function readParts(
  { value, indicator }: Pick<Target, 'value' | 'indicator'>,
  members: readonly string[],
  typed: Readonly<Record<string, TypedPart>>,
): ReadPart[] {
  const read = members.map((member) => {
    const { share, figure } = typed[member] ?? { figure: '' }
    const part = share === undefined ? readTypedValue(figure, indicator.unit) : readTypedValue(share, '%')
    // A part is an exact figure that is not negative.
    const isPlain = part.kind === 'value' && part.bound === undefined && !part.value.startsWith('-')
    const plain = isPlain ? part.value : undefined
    return { member, byShare: share !== undefined, plain, refused: part.kind !== 'empty' && !isPlain }
  })
  const shares = read.flatMap(({ byShare, plain }) => (byShare && plain !== undefined ? plain : []))
  const shared = shareOut(value, shares, indicator.decimals)
  return read.map(({ member, byShare, plain, refused }) => {
    const own = byShare && plain !== undefined ? shared.shift() : plain
    return { member, refused, ...(own !== undefined && { value: own }) }
  })
}

/** The share of each part in %, to one decimal; empty for a part without a figure, or a whole of 0. */
export function partShares({ value: whole }: Pick<Target, 'value'>, parts: readonly ReadPart[]): string[] {
  return parts.map(({ value }) =>
    value === undefined || Number(whole) === 0
      ? ''
      : new Decimal(value).dividedBy(whole).times(100).toDecimalPlaces(1).toFixed(),
  )
}
