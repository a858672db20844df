import { getTableColumns } from 'drizzle-orm'
import { getTableConfig as postgresConfig, type PgTable } from 'drizzle-orm/pg-core'
import { getTableConfig as sqliteConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core'
import { describe, expect, it } from 'vitest'
import * as postgres from '#server/db/postgres/schema.ts'
import * as sqlite from '#server/db/sqlite/schema.ts'

type TableConfig = ReturnType<typeof sqliteConfig> | ReturnType<typeof postgresConfig>

const typesOfOurOwn: Readonly<Record<string, string>> = { 'text collate "C"': 'string', bytea: 'buffer' }

/** The properties of a table that queries and data rely on, in words that both engines share. */
function shapeOf(config: TableConfig, keys: readonly string[]) {
  return {
    name: config.name,
    columns: config.columns.map((column, place) => ({
      key: keys[place],
      name: column.name,
      // PostgreSQL's `text collate "C"` and `bytea` are custom types here, for strings and buffers.
      type: column.dataType === 'custom' ? typesOfOurOwn[column.getSQLType()] : column.dataType,
      notNull: column.notNull,
      primary: column.primary,
      unique: column.uniqueName && column.isUnique ? column.uniqueName : null,
      default: column.default ?? null,
    })),
    primaryKeys: config.primaryKeys.map(({ columns }) => columns.map(({ name }) => name)),
    indexes: config.indexes.map(({ config: { name, unique, columns } }) => ({
      name,
      unique,
      columns: columns.map((column) => ('name' in column ? column.name : null)),
    })),
    foreignKeys: config.foreignKeys.length,
    checks: config.checks.length,
  }
}

/** The order by name, since the files of a schema do not matter. */
const byKey = (a: { readonly key: string }, b: { readonly key: string }) => (a.key < b.key ? -1 : 1)
const shapesOfSqlite = Object.entries(sqlite)
  .map(([key, table]) => ({
    key,
    ...shapeOf(sqliteConfig(table as SQLiteTable), Object.keys(getTableColumns(table))),
  }))
  .sort(byKey)
const shapesOfPostgres = Object.entries(postgres)
  .map(([key, table]) => ({
    key,
    ...shapeOf(postgresConfig(table as PgTable), Object.keys(getTableColumns(table))),
  }))
  .sort(byKey)

describe('the two schemas', () => {
  it('have the same tables, columns, keys and indexes', () => {
    expect(shapesOfPostgres).toEqual(shapesOfSqlite)
  })

  it('have what the comparison looks at', () => {
    const ledger = shapesOfSqlite.find(({ name }) => name === 'ledger')
    expect(ledger?.columns[0]).toEqual({
      key: 'sequence',
      name: 'sequence',
      type: 'number',
      notNull: true,
      primary: true,
      unique: null,
      default: null,
    })
    expect(ledger?.indexes).toEqual([
      { name: 'ledger_at', unique: false, columns: ['at'] },
      { name: 'ledger_period', unique: false, columns: ['sequence'] },
      { name: 'ledger_person', unique: false, columns: ['subject', 'sequence'] },
    ])
    const token = shapesOfSqlite.find(({ name }) => name === 'token')
    expect(token?.columns.find(({ name }) => name === 'secret_hash')?.unique).toBe('token_secret_hash_unique')
  })

  it('keep every text of PostgreSQL in the order of its bytes', () => {
    const columns = Object.values(postgres).flatMap((table) => Object.values(getTableColumns(table)))
    const types = new Set(columns.map((column) => column.getSQLType()))
    expect([...types].toSorted()).toEqual(['bigint', 'bytea', 'integer', 'text collate "C"'])
  })
})
