/**
 * Who may do what: the one table that the server's routes, the pages' router and the navigation read. Plain data, so that
 * the pages may read it as it stands.
 */

export const rights = [
  'read',
  'report',
  'review',
  'convene',
  'instruct',
  'audit',
  'administer',
  'authorize',
  'steer',
  'publish',
  'catalogue',
  'metrics',
] as const

/** What each role may do; least privilege: nobody holds a right that the role's work does not need. */
export const rightsOfRole = {
  reporter: ['read', 'report'],
  reviewer: ['read', 'review'],
  secretary: ['read', 'convene'],
  reader: ['read', 'instruct'],
  auditor: ['read', 'audit'],
  'system-administrator': ['read', 'administer'],
  'security-administrator': ['read', 'authorize'],
  administrator: ['read', 'administer', 'authorize'],
  display: ['read'],
  remote: ['read', 'steer'],
} as const satisfies Readonly<Record<string, readonly Right[]>>

/** What a token may be given. */
export const rightsOfTokens = [
  'read',
  'report',
  'publish',
  'catalogue',
  'metrics',
] as const satisfies readonly Right[]

export type Right = (typeof rights)[number]
export type Role = keyof typeof rightsOfRole
export const roles = Object.keys(rightsOfRole) as Role[]

/** What a right is called where it is refused. `publish`, `catalogue` and `metrics` are for tokens alone. */
export const rightNames: Readonly<Record<Right, string>> = {
  read: '查看',
  report: '填报',
  review: '审核',
  convene: '主持调度',
  instruct: '批示',
  audit: '审计',
  administer: '系统管理',
  authorize: '人员与令牌管理',
  steer: '遥控大屏',
  publish: '发布',
  catalogue: '目录维护',
  metrics: '运行指标',
}

type NeededRights = Right | readonly Right[]

/** To see or do this takes that right, or one of several; a page and the routes behind it share an entry. */
export const needed = {
  /** To ask who one is: whoever holds any right. */
  session: rights,
  /** Whoever may sign in may read. */
  ownPassword: 'read',
  boards: 'read',
  catalogue: ['read', 'catalogue'],
  readPolicy: ['administer', 'catalogue'],
  plans: ['administer', 'audit', 'catalogue'],
  changePlans: ['administer', 'catalogue'],
  figures: ['read', 'metrics'],
  entry: 'report',
  posting: ['report', 'publish'],
  history: ['report', 'review', 'audit'],
  /** What somebody is told of their own work. */
  bell: ['report', 'review'],
  reviewQueue: ['review', 'audit'],
  decisions: 'review',
  people: ['authorize', 'audit'],
  changePeople: 'authorize',
  tokens: ['authorize', 'audit'],
  changeTokens: 'authorize',
  displays: ['administer', 'audit'],
  changeDisplays: 'administer',
  meetings: 'read',
  convening: 'convene',
  /** Orders and what was written on a target: whoever gives, answers, writes or audits them. */
  actionItems: ['convene', 'report', 'instruct', 'audit'],
  answering: 'report',
  instructing: 'instruct',
  standards: ['administer', 'audit'],
  changeStandards: 'administer',
  /** Tables of history, and what programs push: whoever hands in, decides or audits them. */
  imports: ['administer', 'report', 'review', 'audit', 'publish'],
  handIn: ['administer', 'report'],
  /** How complete the reporting periods are, and which are closed. */
  completeness: 'read',
  /** What an organisation owes for a period, figure by figure: whoever reports, decides, asks after or audits it. */
  filingStanding: ['report', 'review', 'convene', 'instruct', 'audit'],
  /** To ask organisations for what they have not reported. */
  chasing: ['review', 'convene'],
  periods: ['administer', 'audit'],
  changePeriods: 'administer',
  evaluations: 'read',
  schemes: ['administer', 'audit'],
  changeSchemes: 'administer',
  changeDisclosures: 'administer',
  auditLog: 'audit',
  /** Who is told of events. */
  webhooks: ['administer', 'audit'],
  changeWebhooks: 'administer',
  operations: 'administer',
} as const satisfies Readonly<Record<string, NeededRights>>

/** Of those who see orders, who sees those of all organisations, and those that nobody was handed yet. */
export const seeingAllOrders = ['convene', 'instruct', 'audit'] as const satisfies readonly Right[]

/** Whether someone with these rights has what is needed. */
export function hasRight(held: Iterable<Right> | undefined, needs: NeededRights): boolean {
  const own = new Set(held)
  return (typeof needs === 'string' ? [needs] : needs).some((right) => own.has(right))
}

/** What each of the three administrators (三员) alone may do: keep the system, keep accounts, audit both. */
const ofOneAlone = ['administer', 'authorize', 'audit'] as const satisfies readonly Right[]

/** Whether these roles are those of more than one of the three administrators, or of one who also enters or approves figures. */
export function holdsSeveralPowers(some: readonly Role[]): boolean {
  const held = new Set(some.flatMap((role): readonly Right[] => rightsOfRole[role]))
  const powers = ofOneAlone.filter((right) => held.has(right)).length
  return powers > 1 || (powers === 1 && (held.has('report') || held.has('review')))
}
