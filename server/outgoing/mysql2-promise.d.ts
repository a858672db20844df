/** The parts of the driver that are used. It is optional: an installation that reads no such database may lack it, and still compiles. */
declare module 'mysql2/promise' {
  import type { Socket } from 'node:net'

  interface ConnectionOptions {
    readonly host?: string
    readonly user: string
    readonly password?: string
    readonly database?: string
    readonly socketPath?: string
    readonly stream?: () => Socket
    readonly charset?: string
    readonly ssl?: { readonly rejectUnauthorized: boolean; readonly verifyIdentity: boolean }
    readonly flags?: readonly string[]
    readonly disableEval?: boolean
    readonly multipleStatements?: boolean
    readonly typeCast?: (field: { string(): string | null }) => unknown
  }
  export interface Connection {
    on(event: 'error', hear: (fault: Error) => void): void
    query(statement: string): Promise<[rows: unknown, fields: unknown]>
    end(): Promise<void>
  }
  export function createConnection(options: ConnectionOptions): Promise<Connection>
}
