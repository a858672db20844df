/** Every refusal of the server with its HTTP status. The Chinese detail says how to put it right. */
const refusals = {
  'bad-request': 400,
  'not-signed-in': 401,
  'wrong-name-or-password': 401,
  'second-factor-required': 401,
  'wrong-code': 401,
  'not-allowed': 403,
  'password-change-required': 403,
  'second-factor-setup-required': 403,
  'region-not-allowed': 403,
  'organisation-not-allowed': 403,
  'own-entry': 403,
  'cross-site': 403,
  'not-found': 404,
  'not-acceptable': 406,
  conflict: 409,
  'another-person': 409,
  'indicator-has-values': 409,
  'last-administrator': 409,
  'stale-edit': 412,
  'too-large': 413,
  'too-many-items': 413,
  'file-too-large': 413,
  'unsupported-media-type': 415,
  'file-type-not-allowed': 415,
  'unknown-host': 421,
  'bad-item': 422,
  'unknown-indicator': 422,
  'unknown-region': 422,
  'unknown-scope': 422,
  'region-not-collected': 422,
  'computed-indicator': 422,
  'bad-period': 422,
  'wrong-frequency': 422,
  'period-not-ended': 422,
  'period-closed': 422,
  'duplicate-cell': 422,
  'bad-value': 422,
  'bad-map': 422,
  'reason-needed': 422,
  'explanation-needed': 422,
  'idempotency-key-reused': 422,
  'weak-password': 422,
  'roles-conflict': 422,
  'unknown-organisation': 422,
  'work-too-long': 422,
  'work-too-large': 422,
  'too-many-requests': 429,
  'locked-out': 429,
  'server-busy': 503,
  'database-busy': 503,
  'database-unavailable': 503,
  'database-unwritable': 503,
  'disk-full': 507,
} as const

export type RefusalCode = keyof typeof refusals
/** Every code; a test checks that the operations page has a word for each. */
export const refusalCodes = Object.keys(refusals) as RefusalCode[]

/** A fault in one item of a batch; `field` is the property, `index` the item. */
export interface ItemError {
  readonly index: number
  readonly field: string
  readonly code: string
  readonly detail: string
}

/** A refusal. Any other error, but for a failure of the database, is a fault of the program: it is logged, and answered by 500. */
export class AppError extends Error {
  readonly code: RefusalCode
  readonly status: number
  readonly errors: readonly ItemError[] | undefined
  /** The seconds to wait, sent as Retry-After. */
  readonly retryAfter: number | undefined
  /** Whether the caller is told that something is missing which is there, and not the caller’s to see. */
  readonly hides: boolean

  constructor(
    code: RefusalCode,
    detail: string,
    more: { errors?: readonly ItemError[]; retryAfter?: number; hides?: boolean } = {},
  ) {
    super(detail)
    this.name = 'AppError'
    this.code = code
    this.status = refusals[code]
    this.errors = more.errors
    this.retryAfter = more.retryAfter
    this.hides = more.hides ?? false
  }
}
