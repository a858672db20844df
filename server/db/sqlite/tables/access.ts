import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** `roles`, `organisations` and `regions` are JSON arrays. */
export const person = sqliteTable(
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
    /** Where somebody else chose the password, and its owner has not yet: since when, and who (as an actor). */
    passwordGivenAt: text('password_given_at'),
    passwordGivenBy: text('password_given_by'),
  },
  (t) => [uniqueIndex('person_name').on(t.name)],
)

/** Passwords that somebody had, hashed, so that none of them comes back. */
export const formerPassword = sqliteTable(
  'former_password',
  {
    person: text('person').notNull(),
    passwordHash: text('password_hash').notNull(),
    replacedAt: text('replaced_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.person, t.passwordHash] })],
)

/** Only hashes of secrets are stored, here and in `token` and `display`. */
export const session = sqliteTable(
  'session',
  {
    secretHash: text('secret_hash').primaryKey(),
    person: text('person').notNull(),
    createdAt: text('created_at').notNull(),
    expiresAt: text('expires_at').notNull(),
    /** Where it was begun, by which browser; and when something was last asked for by somebody who was there. Null: by an earlier release. */
    address: text('address'),
    browser: text('browser'),
    lastActiveAt: text('last_active_at'),
  },
  (t) => [index('session_person').on(t.person)],
)

export const token = sqliteTable('token', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  secretHash: text('secret_hash').notNull().unique(),
  rights: text('rights').notNull(),
  createdAt: text('created_at').notNull(),
  revokedAt: text('revoked_at'),
  cells: text('cells'),
  createdBy: text('created_by'),
  /** `made` or `environment`; null: by an earlier release. */
  source: text('source'),
  expiresAt: text('expires_at'),
  lastUsedAt: text('last_used_at'),
})

/** A wall display: first `codeHash` (shown on the wall), then `secretHash` once an administrator confirms. */
export const display = sqliteTable('display', {
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
  /** What the administrator chose for it: a board, and a reference date where it does not follow the day. */
  scope: text('scope'),
  at: text('at'),
  /** JSON of what it turns through, and from how far it is read; null: by a release that knew neither. */
  scenes: text('scenes'),
  density: text('density'),
})

/**
 * Where somebody (an actor's id) has come in from: wrong passwords from there are counted apart, so that strangers elsewhere do not lock out
 * whoever comes from there every day. IPv6 by its network of 64 bits.
 */
export const knownAddress = sqliteTable(
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

/**
 * Who came in, who was refused and what was taken away: beside the ledger, since nothing that anyone sees changes by it, chained like it, and
 * kept as long as the settings say. `actor` is an actor's id or `nobody`; `result` is `ok` or why it was refused; `times` how often within a minute.
 */
export const auditEntry = sqliteTable(
  'audit_entry',
  {
    sequence: integer('sequence').primaryKey(),
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
 * Where events are posted to (事件推送). The secret signs them, and is needed as it is. `followed`: the ledger's entry up to which
 * they were put into the outbox; `followedDay`: the last day that lights were told to have turned on by themselves.
 */
export const webhook = sqliteTable('webhook', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  url: text('url').notNull(),
  kinds: text('kinds').notNull(),
  /** Sealed, as `server/outgoing/sealed-secret.ts` does. */
  secret: text('secret').notNull(),
  enabled: integer('enabled').notNull(),
  followed: integer('followed').notNull(),
  followedDay: text('followed_day').notNull(),
  createdAt: text('created_at').notNull(),
  createdBy: text('created_by').notNull(),
  /** Why it was stopped by itself; null: it was not. */
  held: text('held'),
})

/** What a person has read of the bell, and which kinds it does not ring for. It is no record, and not on the ledger. */
export const bell = sqliteTable('bell', {
  person: text('person').primaryKey(),
  /** Entry of the ledger. */
  readTo: integer('read_to').notNull(),
  /** JSON array. */
  off: text('off').notNull(),
})
