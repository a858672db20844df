/**
 * The table of roles and rights, which the server's routes, the pages' router and the navigation read. It is plain data, which pages may
 * import.
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

/** The rights of each role, which has no right that its work does not need. */
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

/** The rights that a token may be given. */
export const rightsOfTokens = [
  'read',
  'report',
  'publish',
  'catalogue',
  'metrics',
] as const satisfies readonly Right[]

/** The rights of tokens by which figures and the catalogue change at once. */
export const changingAlone = ['publish', 'catalogue'] as const satisfies readonly Right[]

export type Right = (typeof rights)[number]
export type Role = keyof typeof rightsOfRole
export const roles = Object.keys(rightsOfRole) as Role[]

/** The names of rights in refusals. `publish`, `catalogue` and `metrics` are for tokens alone. */
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

/** The right, or one of several, that each route or page needs; a page and the routes behind it share an entry. */
export const needed = {
  /** The caller's own identity: any right suffices. */
  session: rights,
  /** Everybody who may sign in may read. */
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
  /** The rings of the caller's own work, and the targets that they watch: all people but those who only steer walls. */
  bell: ['report', 'review', 'convene', 'instruct', 'audit', 'administer', 'authorize'],
  /** Asking about a figure, or answering. */
  remarks: ['report', 'review'],
  /** Disputing an approved figure. */
  disputing: 'report',
  reviewQueue: ['review', 'audit'],
  decisions: 'review',
  people: ['authorize', 'audit'],
  changePeople: 'authorize',
  /** Changes of accounts that wait for a second person: of those who keep accounts, or, besides them, the system. */
  accountChanges: ['authorize', 'administer', 'audit'],
  confirmAccounts: ['authorize', 'administer'],
  tokens: ['authorize', 'audit'],
  changeTokens: 'authorize',
  displays: ['administer', 'audit'],
  changeDisplays: 'administer',
  /** Directing displays by a remote: those who steer, and who runs a meeting. */
  steering: ['steer', 'convene'],
  /** Paired remotes, kept by whoever runs meetings or the system. */
  remotes: ['convene', 'administer', 'audit'],
  changeRemotes: ['convene', 'administer'],
  /** Addresses of pictures that need no sign-in. */
  pictureAddresses: 'administer',
  meetings: 'read',
  convening: 'convene',
  /** Orders and instructions on targets, for those who give, answer, write or audit them. */
  actionItems: ['convene', 'report', 'instruct', 'audit'],
  answering: 'report',
  instructing: 'instruct',
  standards: ['administer', 'audit'],
  changeStandards: 'administer',
  /** Tables of history and rows of programs, for those who send, decide on or audit them. */
  imports: ['administer', 'report', 'review', 'audit', 'publish'],
  handIn: ['administer', 'report'],
  /** How complete the periods are, and which are closed. */
  completeness: 'read',
  /** The cells that an organisation owes for a period, for those who report, decide on, chase or audit them. */
  filingStatus: ['report', 'review', 'convene', 'instruct', 'audit'],
  /** Chasing organisations for missing values. */
  chasing: ['review', 'convene'],
  /** Reporting rounds, for those who open, answer, decide on or audit them; their documents for all but those who answer. */
  rounds: ['report', 'review', 'convene', 'instruct', 'audit'],
  roundReports: ['review', 'convene', 'instruct', 'audit'],
  openRounds: ['review', 'convene'],
  periods: ['administer', 'audit'],
  changePeriods: 'administer',
  evaluations: 'read',
  schemes: ['administer', 'audit'],
  changeSchemes: 'administer',
  changeDisclosures: 'administer',
  auditLog: 'audit',
  /** The receivers of events. */
  webhooks: ['administer', 'audit'],
  changeWebhooks: 'administer',
  /** What is read from other systems, for those who keep, review or audit it. */
  collectors: ['administer', 'review', 'audit'],
  changeCollectors: 'administer',
  /** Granting that what a collector brings counts as approved at once. */
  grantCollectors: 'review',
  operations: ['administer', 'audit'],
  changeOperations: 'administer',
} as const satisfies Readonly<Record<string, NeededRights>>

/** The rights to see the orders of all organisations, and those that are not assigned yet. */
export const seeingAllOrders = ['convene', 'instruct', 'audit'] as const satisfies readonly Right[]

/** Whether the held rights include one that is needed. */
export function hasRight(held: Iterable<Right> | undefined, needs: NeededRights): boolean {
  const own = new Set(held)
  return (typeof needs === 'string' ? [needs] : needs).some((right) => own.has(right))
}

/** The right that each of the three administrators (三员) alone may have: keeping the system, keeping accounts, auditing both. */
const ofOneAlone = ['administer', 'authorize', 'audit'] as const satisfies readonly Right[]

/**
 * Whether roles belong to several of the three administrators, or to one who also enters or approves figures, or who convenes besides
 * keeping accounts or auditing.
 */
export function holdsSeveralPowers(some: readonly Role[]): boolean {
  const held = new Set(some.flatMap((role): readonly Right[] => rightsOfRole[role]))
  const powers = ofOneAlone.filter((right) => held.has(right)).length
  const judges = held.has('convene') && (held.has('authorize') || held.has('audit'))
  return powers > 1 || judges || (powers === 1 && (held.has('report') || held.has('review')))
}
