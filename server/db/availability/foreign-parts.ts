import { getTableName, is, sql, Table, type SQL } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { migrationsOf } from '../migrate.ts'
import type { Reader } from '../store.ts'

/** A trigger, a rule, a table or a view, an event trigger, or a table with row security; `disabled` is a trigger that does not run as usual. */
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
  select t.tgname as name, case t.tgenabled when 'O' then 'trigger' else 'disabled' end as type, f.prosrc as runs
  from pg_trigger t join pg_proc f on f.oid = t.tgfoid join pg_class c on c.oid = t.tgrelid where not t.tgisinternal and c.relnamespace = current_schema()::regnamespace
  union all
  select e.evtname, 'event-trigger', '' from pg_event_trigger e
  union all
  select relname, 'row-security', '' from pg_class
  where relrowsecurity and relnamespace = current_schema()::regnamespace
  union all
  select rulename, 'rule', '' from pg_rules where schemaname = current_schema()
  union all
  select relname, case when relkind in ('r', 'p') then 'table' else 'view' end, '' from pg_class
  where relkind in ('r', 'p', 'f', 'v', 'm') and relnamespace = current_schema()::regnamespace)`

/**
 * The parts of a database that no migration of this program made: in `faults`, in words, those that may change what the program writes or
 * reads, such as triggers and a view in place of a table; in `unknown` the names of further tables and views, and of event triggers, which act on
 * changes of tables' form alone and which some hosts bring along.
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
    if (type === 'disabled') return [`触发器 ${name} 被停用或改了启用方式`]
    if (type === 'row-security') return [`表 ${name} 启用了行级安全，可能有行读不到`]
    if (type === 'rule') return [`数据库里有不是本系统所建的规则：${name}`]
    return type === 'view' && own.has(name) ? [`表 ${name} 被换成了视图`] : []
  })
  const apart = ['table', 'view', 'event-trigger']
  const others = parts.filter(({ name, type }) => apart.includes(type) && !own.has(name))
  return { faults, unknown: others.map(({ name }) => name) }
}

async function partsOf(db: Reader['db'], found: SQL): Promise<Part[]> {
  return db
    .select({ name: sql<string>`name`, type: sql<string>`type`, runs: sql<string>`runs` })
    .from(sql`${found} as found`)
    .orderBy(sql`name`)
}
