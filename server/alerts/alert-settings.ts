/** The addresses of alerts to the operators; null: none of that kind. */
export interface AlertSettings {
  readonly webhook: string | null
  readonly mail: {
    /** The mail server as `smtps://user:password@host:465`. */
    readonly smtp: string
    readonly from: string
    readonly to: string
  } | null
}
