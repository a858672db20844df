import type { RuleOptions } from '#metrics/catalogue/light-rule.ts'
import type { OfferedOption } from '#server/contract/standards.ts'

/** The options of a rule as the form holds them. */
export interface OptionFields {
  readonly stockExpectsAll: boolean
  readonly recovery: boolean
  /** Empty: nothing is counted. */
  readonly repeat: number | ''
}

/** How the fields are filled from a pattern. */
export function optionFields({ stockExpectsAll, recovery, repeat }: RuleOptions): OptionFields {
  return { stockExpectsAll: stockExpectsAll ?? false, recovery: recovery ?? false, repeat: repeat ?? '' }
}

/** The options of the draft. `ahead` has no field and stays as in the pattern. An option that is not named here does not compile. */
export function optionsTyped(
  { stockExpectsAll, recovery, repeat }: OptionFields,
  { ahead }: RuleOptions,
): RuleOptions {
  const all: { readonly [Option in OfferedOption]: RuleOptions[Option] | undefined } = {
    ahead,
    stockExpectsAll: stockExpectsAll || undefined,
    recovery: recovery || undefined,
    repeat: repeat === '' ? undefined : repeat,
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}
