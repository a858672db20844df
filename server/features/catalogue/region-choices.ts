import { officialRegions } from '../../db/catalogue/shipped-documents.ts'
import type { RegionChoices } from '../../contract/plan-drafts.ts'

const most = 40
const names = new Map(officialRegions.map(({ code, name }) => [code, name]))

/** Official regions whose code begins with the typed text or whose name contains it; codes and names that begin with it stand first. */
export function regionChoices(sought: string): RegionChoices['regions'] {
  const text = sought.trim()
  const found = officialRegions.filter(({ code, name }) => code.startsWith(text) || name.includes(text))
  return found
    .toSorted((a, b) => Number(b.name.startsWith(text)) - Number(a.name.startsWith(text)))
    .slice(0, most)
    .map(({ code, name }) => ({ code, name, within: withinOf(code) }))
}

/** The name of an official region whose code was typed; any other text as it stands. */
export function regionNamed(text: string): string {
  return names.get(text.trim()) ?? text
}

/** The names of the regions above one, such as 福建省厦门市 for 思明区. */
function withinOf(code: string): string {
  const above = [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`]
  return above.flatMap((one) => (one === code ? [] : (names.get(one) ?? []))).join('')
}
