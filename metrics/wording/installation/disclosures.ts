import type { DisclosureLevel } from '../../catalogue/indicator.ts'
import { disclosureSpellings } from '../../planning/cells/words-read.ts'

export const disclosureWords: Readonly<Record<DisclosureLevel, string>> = {
  internal: disclosureSpellings.internal[0],
  shared: disclosureSpellings.shared[0],
  public: disclosureSpellings.public[0],
}
