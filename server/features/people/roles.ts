import { rightsOfRole, type Right, type Role } from '../../contract/rights.ts'
import { AppError } from '../../errors.ts'

/**
 * Least privilege: whoever gives rights has none to enter or approve, and a wall is paired, not a person.
 * @throws AppError roles-conflict
 */
export function refuseConflictingRoles(roles: readonly Role[]): void {
  const held = new Set(roles.flatMap((role): readonly Right[] => rightsOfRole[role]))
  const manages = held.has('administer') || held.has('authorize')
  if (manages && (held.has('report') || held.has('review'))) {
    throw new AppError(
      'roles-conflict',
      '管理员不能同时是填报员或审核员：管理账号的人不经手数据。请为其另建一个登录名。',
    )
  }
  if (roles.includes('display')) {
    throw new AppError('roles-conflict', '大屏不是人员角色：请在大屏上显示配对码，再到“大屏”页确认。')
  }
}
