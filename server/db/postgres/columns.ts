import { bigint, customType } from 'drizzle-orm/pg-core'

/** Texts are compared byte by byte, as in SQLite, whatever the database's locale: periods and instants sort as written. */
export const text = customType<{ data: string }>({ dataType: () => 'text collate "C"' })

/** Bytes as the driver returns them, so that both engines' rows are alike. */
export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/** A sequence of the ledger, which may exceed 32 bits. */
export const sequence = (name: string) => bigint(name, { mode: 'number' })
