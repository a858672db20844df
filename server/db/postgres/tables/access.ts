import { index, integer, pgTable, primaryKey, uniqueIndex } from 'drizzle-orm/pg-core'
import { sequence, text } from '../columns.ts'

export const person = pgTable(
  'person',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    displayName: text('display_name').notNull(),
    passwordHash: text('password_hash').notNull(),
    roles: text('roles').notNull(),
    organisations: text('organisations').notNull(),
    regions: text('regions').notNull(),
    createdAt: text('created_at').notNull(),
    disabledAt: text('disabled_at'),
    demo: integer('demo').notNull(),
    failedSignIns: integer('failed_sign_ins').notNull(),
    lockedUntil: text('locked_until'),
    passwordGivenAt: text('password_given_at'),
    passwordGivenBy: text('password_given_by'),
    passwordSetAt: text('password_set_at'),
    secondFactor: text('second_factor'),
    secondFactorAt: text('second_factor_at'),
    secondFactorStep: integer('second_factor_step'),
    recoveryCodes: text('recovery_codes'),
  },
  (t) => [uniqueIndex('person_name').on(t.name)],
)

export const formerPassword = pgTable(
  'former_password',
  {
    person: text('person').notNull(),
    passwordHash: text('password_hash').notNull(),
    replacedAt: text('replaced_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.person, t.passwordHash] })],
)

export const session = pgTable(
  'session',
  {
    secretHash: text('secret_hash').primaryKey(),
    person: text('person').notNull(),
    createdAt: text('created_at').notNull(),
    expiresAt: text('expires_at').notNull(),
    address: text('address'),
    browser: text('browser'),
    lastActiveAt: text('last_active_at'),
  },
  (t) => [index('session_person').on(t.person)],
)

export const token = pgTable('token', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  secretHash: text('secret_hash').notNull().unique(),
  rights: text('rights').notNull(),
  createdAt: text('created_at').notNull(),
  revokedAt: text('revoked_at'),
  cells: text('cells'),
  createdBy: text('created_by'),
  source: text('source'),
  expiresAt: text('expires_at'),
  lastUsedAt: text('last_used_at'),
})

export const display = pgTable('display', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  codeHash: text('code_hash').unique(),
  codeExpiresAt: text('code_expires_at'),
  secretHash: text('secret_hash').notNull().unique(),
  createdAt: text('created_at').notNull(),
  confirmedAt: text('confirmed_at'),
  confirmedBy: text('confirmed_by'),
  revokedAt: text('revoked_at'),
  lastSeenAt: text('last_seen_at'),
  /** The contents that the administrator chose: a board, and a reference date unless the display follows the day. */
  scope: text('scope'),
  at: text('at'),
  /** The scenes as JSON, and the distance from which they are read; null in rows of a release that knew neither. */
  scenes: text('scenes'),
  density: text('density'),
  /** The profile that is shown instead; null: none. */
  profile: text('profile'),
  /** What the display last told of itself, and its connections, as JSON; null: it has told nothing. */
  state: text('state'),
  /** Who directs the display by a remote, what it shows meanwhile, and until when, as JSON; null: nobody does. */
  lead: text('lead'),
  /** The displays that a remote directs, as JSON `{"displays": ids}`, or null for every one; null: the row is a display, not a remote. */
  remote: text('remote'),
  /** The meeting whose room the display follows, and the page that is open there, as JSON; null: none. */
  meeting: text('meeting'),
})

export const displayProfile = pgTable(
  'display_profile',
  {
    id: text('id').primaryKey(),
    profile: text('profile').notNull(),
    body: text('body').notNull(),
    sequence: sequence('sequence').notNull(),
  },
  (t) => [index('display_profile_profile').on(t.profile, t.sequence)],
)

export const knownAddress = pgTable(
  'known_address',
  {
    holder: text('holder').notNull(),
    address: text('address').notNull(),
    failedSignIns: integer('failed_sign_ins').notNull(),
    lockedUntil: text('locked_until'),
    lastUsedAt: text('last_used_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.holder, t.address] })],
)

export const auditEntry = pgTable(
  'audit_entry',
  {
    sequence: sequence('sequence').primaryKey(),
    at: text('at').notNull(),
    kind: text('kind').notNull(),
    actor: text('actor').notNull(),
    address: text('address').notNull(),
    subject: text('subject').notNull(),
    result: text('result').notNull(),
    times: integer('times').notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [
    index('audit_entry_at').on(t.at),
    index('audit_entry_actor').on(t.actor, t.sequence),
    index('audit_entry_kind').on(t.kind, t.sequence),
  ],
)

/**
 * Receivers of events (事件推送). The secret signs the events, so it is stored sealed, not hashed. `followed`: the ledger entry up to which
 * events were put into the outbox; `followedDay`: the last day of which lights that turned by themselves were told.
 */
export const webhook = pgTable('webhook', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  url: text('url').notNull(),
  kinds: text('kinds').notNull(),
  /** Sealed by `server/outgoing/sealed-secret.ts`. */
  secret: text('secret').notNull(),
  enabled: integer('enabled').notNull(),
  followed: sequence('followed').notNull(),
  followedDay: text('followed_day').notNull(),
  createdAt: text('created_at').notNull(),
  createdBy: text('created_by').notNull(),
  /** Why the receiver is held: `restored`, until a person enables it; null: it is not. */
  held: text('held'),
})

/** The last entry that a person has read of the bell, and the kinds that are off. The ledger does not tell of it. */
export const bell = pgTable('bell', {
  person: text('person').primaryKey(),
  /** A sequence of the ledger. */
  readTo: sequence('read_to').notNull(),
  /** A JSON array of kinds. */
  off: text('off').notNull(),
})

export const delivery = pgTable('delivery', {
  person: text('person').primaryKey(),
  mail: text('mail'),
  webhook: text('webhook'),
  off: text('off').notNull(),
  fromHour: integer('from_hour').notNull(),
  untilHour: integer('until_hour').notNull(),
  workingDays: integer('working_days').notNull(),
  told: sequence('told').notNull(),
  gathered: sequence('gathered').notNull(),
  gatheredOn: text('gathered_on'),
})

/** Changes of accounts that wait for a second person, and the decisions on them: a row each, as text. */
export const accountStep = pgTable('account_step', {
  id: text('id').primaryKey(),
  body: text('body').notNull(),
  sequence: sequence('sequence').notNull(),
})
