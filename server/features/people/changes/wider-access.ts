import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { nameOfOrganisation } from '#metrics/catalogue/organisation-names.ts'
import { roleWords } from '#metrics/wording/installation/roles.ts'
import { rightsOf } from '../../../access/actor.ts'
import type { PersonChange } from '../../../contract/people.ts'
import { hasRight, needed, type Role } from '../../../contract/rights.ts'
import type { PersonRow } from '../../../access/queries.ts'

type Access = Pick<PersonRow, 'roles' | 'organisations' | 'regions' | 'disabledAt'>

const list = <T extends string>(json: string) => JSON.parse(json) as T[]

/**
 * Whether a person may do more after a change than before: by a role, an organisation or a region, even while the account is disabled, or
 * because it is enabled again.
 */
export function isWider({ before, after }: { readonly before: Access; readonly after: Access }): boolean {
  if (before.disabledAt !== null && after.disabledAt === null) return true
  const held = rightsOf(list<Role>(before.roles))
  const gains = (part: 'organisations' | 'regions') =>
    list(after[part]).some((one) => !list(before[part]).includes(one))
  // A leader without a region gives instructions everywhere.
  const everywhere = list(after.regions).length === 0 && list(before.regions).length > 0
  return (
    [...rightsOf(list<Role>(after.roles))].some((right) => !held.has(right)) ||
    gains('organisations') ||
    gains('regions') ||
    (everywhere && list<Role>(after.roles).includes('reader'))
  )
}

/** Whether a change takes away somebody who confirms the changes of others. */
export function endsSecond({ before, after }: { readonly before: Access; readonly after: Access }): boolean {
  const confirms = ({ roles, disabledAt }: Access) =>
    disabledAt === null && hasRight(rightsOf(list<Role>(roles)), needed.confirmAccounts)
  return confirms(before) && !confirms(after)
}

/** A person's name and login name. */
export function personTitle({ displayName, name }: Pick<PersonRow, 'displayName' | 'name'>): string {
  return displayName === name ? name : `${displayName}（${name}）`
}

/** What a change gives a person, in words. */
export function accessTitle(
  index: CatalogueIndex,
  { before, after }: { readonly before: PersonRow; readonly after: PersonRow },
  change: PersonChange,
): string {
  const roles = () => list<Role>(after.roles).map((role) => roleWords[role].word)
  const parts = [
    ...(change.roles ? [`角色改为${roles().join('、')}`] : []),
    ...(change.organisations
      ? [
          `单位改为${
            list(after.organisations)
              .map((id) => nameOfOrganisation(index, id))
              .join('、') || '（无）'
          }`,
        ]
      : []),
    ...(change.regions
      ? [
          `地区改为${
            list(after.regions)
              .map((code) => index.regions.get(code)?.name ?? code)
              .join('、') || '（无）'
          }`,
        ]
      : []),
    ...(change.disabled === true ? ['停用'] : []),
    ...(before.disabledAt !== null && after.disabledAt === null ? [`启用，角色为${roles().join('、')}`] : []),
  ]
  return `${personTitle(after)}：${parts.join('，')}`
}
