import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const folder = fileURLToPath(new URL('../../server/db/migrations/postgres', import.meta.url))

/**
 * Migrations that remove parts which the release before them no longer uses (docs/databases.md), by name with the
 * release that stopped using them.
 */
const contractions: Readonly<Record<string, string>> = {}

/** Statements that would break an older program which runs on the same database. */
function breaking(migration: string): string[] {
  const statements = migration
    .split('--> statement-breakpoint')
    .map((statement) => statement.replaceAll(/^--.*$/gm, '').trim())
  const made = new Set(statements.flatMap((statement) => /^CREATE TABLE (\S+)/.exec(statement)?.[1] ?? []))
  const added = new Set(
    statements.flatMap((statement) => {
      const [, table, column] = /^ALTER TABLE (\S+) ADD COLUMN (\S+)/.exec(statement) ?? []
      return column === undefined ? [] : [`${table}.${column}`]
    }),
  )
  return statements.filter((statement) => {
    const [, changed, settings = ''] = /^UPDATE (\S+) SET\s(.*)/s.exec(statement) ?? []
    if (changed !== undefined) {
      const columns = [...settings.matchAll(/(?:^|,)\s*("\w+") =/g)]
      return columns.length === 0 || columns.some(([, column]) => !added.has(`${changed}.${column}`))
    }
    const [, altered, change] = /^ALTER TABLE (\S+) (.*)/s.exec(statement) ?? []
    if (altered !== undefined && made.has(altered)) return false
    if (change !== undefined) return !isBearable(change)
    const [, unique, indexed = ''] = /^CREATE (UNIQUE )?INDEX \S+ ON (\S+)/.exec(statement) ?? []
    if (indexed !== '') return unique !== undefined && !made.has(indexed)
    const [, filled] = /^INSERT INTO (\S+) /.exec(statement) ?? []
    if (filled !== undefined) return !made.has(filled)
    return !/^CREATE (TABLE|FUNCTION|TRIGGER \S+ AFTER) /.test(statement)
  })
}

/** The older program bears a change of a table that adds a column which it may leave out. */
function isBearable(change: string): boolean {
  return change.startsWith('ADD COLUMN') && (!/NOT NULL/.test(change) || /DEFAULT/.test(change))
}

const table = 'CREATE TABLE "new" (\n\t"id" text PRIMARY KEY NOT NULL\n);'
const split = '\n--> statement-breakpoint\n'

describe('breaking', () => {
  it.each([
    table,
    `${table}${split}CREATE UNIQUE INDEX "new_id" ON "new" USING btree ("id");`,
    `${table}${split}ALTER TABLE "new" ADD CONSTRAINT "positive" CHECK ("id" <> '');`,
    'ALTER TABLE "ledger" ADD COLUMN "note" text;',
    'ALTER TABLE "ledger" ADD COLUMN "note" text DEFAULT \'\' NOT NULL;',
    `${table}${split}-- What there was.\nINSERT INTO "new" ("id") SELECT "id" FROM "person";`,
    `ALTER TABLE "ledger" ADD COLUMN "note" text;${split}-- What there was.\nUPDATE "ledger" SET "note" = "actor";`,
    'CREATE FUNCTION "told"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;',
    'CREATE TRIGGER "told" AFTER INSERT ON "ledger" FOR EACH ROW EXECUTE FUNCTION "told"();',
    'CREATE INDEX "ledger_kind" ON "ledger" USING btree ("kind");',
  ])('bears %j', (migration) => {
    expect(breaking(migration)).toEqual([])
  })

  it.each([
    'ALTER TABLE "ledger" ADD COLUMN "note" text NOT NULL;',
    'ALTER TABLE "ledger" DROP COLUMN "actor";',
    'ALTER TABLE "ledger" RENAME COLUMN "actor" TO "who";',
    'ALTER TABLE "ledger" ALTER COLUMN "actor" SET DATA TYPE bigint;',
    'CREATE UNIQUE INDEX "ledger_kind" ON "ledger" USING btree ("kind");',
    'DROP TABLE "token";',
    'INSERT INTO "ledger" ("actor") SELECT "id" FROM "person";',
    'CREATE TRIGGER "told" BEFORE INSERT ON "ledger" FOR EACH ROW EXECUTE FUNCTION "told"();',
    'UPDATE "ledger" SET "actor" = \'x\';',
    'UPDATE "ledger" SET\n\t"note" = \'\',\n\t"actor" = \'x\';',
  ])('refuses %j', (migration) => {
    expect(breaking(migration)).toEqual([migration])
  })
})

describe('the migrations', () => {
  const later = readdirSync(folder).filter((name) => name.endsWith('.sql') && name !== '0000_first.sql')

  it('only add, so that the release before goes on beside this one during an upgrade', () => {
    const found = later
      .filter((name) => !(name in contractions))
      .map((name) => [name, breaking(readFileSync(join(folder, name), 'utf8'))])
    expect(found).toEqual(later.filter((name) => !(name in contractions)).map((name) => [name, []]))
  })
})
