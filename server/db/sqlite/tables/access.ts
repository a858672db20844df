import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** People. `roles`, `organisations` and `regions` are JSON arrays. */
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
    /** The time and the actor of a password that somebody else chose, until its owner chooses another. */
    passwordGivenAt: text('password_given_at'),
    passwordGivenBy: text('password_given_by'),
    /** The time since which the password is in use; null: since the account was created. */
    passwordSetAt: text('password_set_at'),
    /** The secret of one-time codes (动态口令), sealed by `server/outgoing/sealed-secret.ts`, and the time of its set-up. */
    secondFactor: text('second_factor'),
    secondFactorAt: text('second_factor_at'),
    /** The last step of time whose code was taken, so that none is taken twice. */
    secondFactorStep: integer('second_factor_step'),
    /** The hashes of the recovery codes that are left, as a JSON array. */
    recoveryCodes: text('recovery_codes'),
  },
  (t) => [uniqueIndex('person_name').on(t.name)],
)

/** Former passwords of people, hashed, so that none is used again. */
export const formerPassword = sqliteTable(
  'former_password',
  {
    person: text('person').notNull(),
    passwordHash: text('password_hash').notNull(),
    replacedAt: text('replaced_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.person, t.passwordHash] })],
)

/** Sessions. Here, in `token` and in `display`, only hashes of secrets are stored. */
export const session = sqliteTable(
  'session',
  {
    secretHash: text('secret_hash').primaryKey(),
    person: text('person').notNull(),
    createdAt: text('created_at').notNull(),
    expiresAt: text('expires_at').notNull(),
    /** The address and browser of the sign-in, and the time of the last activity. Null in rows of an earlier release. */
    address: text('address'),
    browser: text('browser'),
    lastActiveAt: text('last_active_at'),
  },
  (t) => [index('session_person').on(t.person)],
)

/** Tokens of programs. `rights` is a JSON array, `cells` an object of the organisations and regions for which one reports. */
export const token = sqliteTable('token', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  secretHash: text('secret_hash').notNull().unique(),
  rights: text('rights').notNull(),
  createdAt: text('created_at').notNull(),
  revokedAt: text('revoked_at'),
  cells: text('cells'),
  createdBy: text('created_by'),
  /** `made` or `environment`; null in rows of an earlier release. */
  source: text('source'),
  expiresAt: text('expires_at'),
  lastUsedAt: text('last_used_at'),
})

/** Displays: `codeHash` is that of the code which a wall shows until an administrator confirms it, `secretHash` that of its cookie. */
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

/** The versions of the profiles of displays (展示方案), whose contents, or that it was deleted, `body` tells as JSON. */
export const displayProfile = sqliteTable(
  'display_profile',
  {
    /** The profile and the number of its version: `9f2c…/2`. */
    id: text('id').primaryKey(),
    profile: text('profile').notNull(),
    body: text('body').notNull(),
    sequence: integer('sequence').notNull(),
  },
  (t) => [index('display_profile_profile').on(t.profile, t.sequence)],
)

/**
 * Addresses from which a person has signed in, or a token was used. Wrong passwords from each of them are counted apart, so that strangers
 * elsewhere cannot lock the person out. IPv6 addresses are networks of 64 bits. `holder`: the id of the person or token, with its kind.
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
 * The audit log of sign-ins, refusals, downloads, new addresses of tokens and the like. It is chained like the ledger, but apart from it, since
 * nothing that anybody sees depends on it. It is kept as long as the settings say. `actor` is an actor's id or `nobody`; `result` is `ok`
 * or a refusal; `times` how often within a minute.
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
 * Receivers of events (事件推送). The secret signs the events, so it is stored sealed, not hashed. `followed`: the ledger entry up to which
 * events were put into the outbox; `followedDay`: the last day of which lights that turned by themselves were told.
 */
export const webhook = sqliteTable('webhook', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  url: text('url').notNull(),
  kinds: text('kinds').notNull(),
  /** Sealed by `server/outgoing/sealed-secret.ts`. */
  secret: text('secret').notNull(),
  enabled: integer('enabled').notNull(),
  followed: integer('followed').notNull(),
  followedDay: text('followed_day').notNull(),
  createdAt: text('created_at').notNull(),
  createdBy: text('created_by').notNull(),
  /** Why the receiver is held: `restored`, until a person enables it; null: it is not. */
  held: text('held'),
})

/** The last entry that a person has read of the bell, and the kinds that are off. The ledger does not tell of it. */
export const bell = sqliteTable('bell', {
  person: text('person').primaryKey(),
  /** A sequence of the ledger. */
  readTo: integer('read_to').notNull(),
  /** A JSON array of kinds. */
  off: text('off').notNull(),
})

/**
 * Where and when a person is told of their rings outside the pages (邮件、推送), and how far they were. The ledger does not tell of it. Hours
 * are those of Shanghai.
 */
export const delivery = sqliteTable('delivery', {
  person: text('person').primaryKey(),
  mail: text('mail'),
  /** An address that is posted to, sealed by `server/outgoing/sealed-secret.ts`. */
  webhook: text('webhook'),
  /** The kinds of rings that are not told so, as a JSON array. */
  off: text('off').notNull(),
  /** The hours between which messages are sent, and whether on working days alone. */
  fromHour: integer('from_hour').notNull(),
  untilHour: integer('until_hour').notNull(),
  workingDays: integer('working_days').notNull(),
  /** The ledger entries up to which urgent rings and gathered ones were told, and the day of the last gathered message. */
  told: integer('told').notNull(),
  gathered: integer('gathered').notNull(),
  gatheredOn: text('gathered_on'),
})

/** Changes of accounts that wait for a second person, and the decisions on them: a row each, as text. */
export const accountStep = sqliteTable('account_step', {
  id: text('id').primaryKey(),
  body: text('body').notNull(),
  sequence: integer('sequence').notNull(),
})
