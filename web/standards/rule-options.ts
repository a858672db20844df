import type { RuleOptions } from '#metrics/catalogue/light-rule.ts'
import type { OfferedOption } from '#server/contract/standards.ts'

/** The options of a rule in the fields of the form. */
export interface OptionFields {
  readonly stockExpectsAll: boolean
  readonly recovery: boolean
  /** Empty where repeats are not counted. */
  readonly repeat: number | ''
}

/** The fields with the options of a pattern. */
export function optionFields({ stockExpectsAll, recovery, repeat }: RuleOptions): OptionFields {
  return { stockExpectsAll: stockExpectsAll ?? false, recovery: recovery ?? false, repeat: repeat ?? '' }
}

/** The options of the draft. `ahead` has no field and stays as in the pattern. A missing option does not compile. */
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
