import { bigint, customType } from 'drizzle-orm/pg-core'

/** Compared byte by byte, as SQLite does, whatever the database's locale: periods and instants sort as written. */
export const text = customType<{ data: string }>({ dataType: () => 'text collate "C"' })

/** As the driver has it, so that both engines' rows are alike. */
export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/** A place on the ledger, which may grow beyond 32 bits. */
export const sequence = (name: string) => bigint(name, { mode: 'number' })
