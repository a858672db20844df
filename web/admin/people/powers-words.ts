import { holdsSeveralPowers } from '#server/contract/rights.ts'
import type { Person } from '#server/contract/people.ts'

/** The sentence tells whether this installation keeps its three administrators apart, and who holds several of their roles. */
export function powersWords(apart: boolean, people: readonly Person[]): string {
  const several = people.filter(({ disabledAt, roles }) => disabledAt === null && holdsSeveralPowers(roles))
  const who = several.map(({ displayName }) => displayName).join('、')
  return apart
    ? `三员分立：系统管理员、安全管理员、审计员由不同的人担任${who && `；${who}仍在兼任，请分开`}`
    : `系统管理员、安全管理员、审计员可由一人兼任${who && `，现由${who}兼任`}；等保三级须分开（XUSHI_THREE_ADMINISTRATORS=on）`
}
