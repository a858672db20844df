/** Where messages for the operators go; null: not by this way. */
export interface AlertSettings {
  readonly webhook: string | null
  readonly mail: {
    /** `smtps://user:password@host:465` */
    readonly smtp: string
    readonly from: string
    readonly to: string
  } | null
}
