/** What a log is filtered by when its list is opened, by the names of the fields. */
export type LogSought = Readonly<Record<string, string>>

export const logs = { ledger: '底账', audit: '审计日志' } as const
export type LogName = keyof typeof logs

/** What every entry of a log tells. */
export interface LogEntry {
  readonly sequence: number
  readonly at: string
  readonly actor: string
  readonly actorName: string
}
