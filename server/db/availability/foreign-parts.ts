import { getTableName, is, sql, Table, type SQL } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { migrationsOf } from '../migrate.ts'
import type { Reader } from '../store.ts'

/** A trigger or a rule of a table, or a table or a view. */
interface Part {
  readonly name: string
  readonly type: string
  /** The statement that a trigger runs; empty for any other. */
  readonly runs: string
}

const onSqlite = sql`(
  select name, type, case type when 'trigger' then sql else '' end as runs from sqlite_master
  where type in ('trigger', 'table', 'view') and name not like 'sqlite!_%' escape '!')`
const onPostgres = sql`(
  select t.tgname as name, 'trigger' as type, f.prosrc as runs from pg_trigger t join pg_proc f on f.oid = t.tgfoid
  join pg_class c on c.oid = t.tgrelid where not t.tgisinternal and c.relnamespace = current_schema()::regnamespace
  union all
  select rulename, 'rule', '' from pg_rules where schemaname = current_schema()
  union all
  select relname, case when relkind in ('r', 'p') then 'table' else 'view' end, '' from pg_class
  where relkind in ('r', 'p', 'f', 'v', 'm') and relnamespace = current_schema()::regnamespace)`

/**
 * The parts of a database that no migration of this program made: in `faults`, in words, those that may change what the program writes or
 * reads, such as triggers and a view in place of a table; in `unknown` the names of further tables and views.
 */
export async function foreignParts({
  db,
  tables,
}: Reader): Promise<{ readonly faults: readonly string[]; readonly unknown: readonly string[] }> {
  const engine = is(tables.ledger, PgTable) ? 'postgres' : 'sqlite'
  const parts = await partsOf(db, engine === 'postgres' ? onPostgres : onSqlite)
  const made = migrationsOf(engine)
  const own = new Set<string>(
    Object.values(tables).flatMap((one) => (is(one, Table) ? [getTableName(one)] : [])),
  )
  own.add('__drizzle_migrations')
  const isOwnTrigger = ({ name, runs }: Part) => made.includes(`TRIGGER "${name}"`) && made.includes(runs)
  const faults = parts.flatMap((part) => {
    const { name, type } = part
    if (type === 'trigger' && !isOwnTrigger(part)) return [`数据库里有不是本系统所建的触发器：${name}`]
    if (type === 'rule') return [`数据库里有不是本系统所建的规则：${name}`]
    return type === 'view' && own.has(name) ? [`表 ${name} 被换成了视图`] : []
  })
  const others = parts.filter(({ name, type }) => (type === 'table' || type === 'view') && !own.has(name))
  return { faults, unknown: others.map(({ name }) => name) }
}

async function partsOf(db: Reader['db'], found: SQL): Promise<Part[]> {
  return db
    .select({ name: sql<string>`name`, type: sql<string>`type`, runs: sql<string>`runs` })
    .from(sql`${found} as found`)
    .orderBy(sql`name`)
}
