import { holdsSeveralPowers, rightsOfRole, type Right, type Role } from '../../contract/rights.ts'
import { AppError } from '../../errors.ts'

/**
 * Refuses roles that exclude one another. Administrators of either kind may neither enter nor approve values, and a wall is a display rather
 * than a person. Where the three administrators exclude one another, nobody is two of them. @throws AppError roles-conflict
 */
export function refuseConflictingRoles(roles: readonly Role[], threeAdministrators = false): void {
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
  if (threeAdministrators && holdsSeveralPowers(roles)) {
    throw new AppError(
      'roles-conflict',
      '这里实行三员分立：系统管理员、安全管理员、审计员须由不同的人担任，也不填报、不审核；安全管理员和审计员也不任调度秘书。请分开。',
    )
  }
}
