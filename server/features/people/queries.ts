import { and, asc, count, desc, eq, inArray, isNull, like, ne, or } from 'drizzle-orm'
import type { Reporter } from '#metrics/reporting/who-reports.ts'
import type { Actor } from '../../access/actor.ts'
import { actorOfPerson } from '../../access/actors.ts'
import { hasRight, needed, rightsOfRole, roles, type Right } from '../../contract/rights.ts'
import type { Reader, Writer } from '../../db/store.ts'
import type { PersonRow } from '../../access/queries.ts'

export type { PersonRow }

export async function allPeople({ db, tables }: Reader): Promise<PersonRow[]> {
  return db.select().from(tables.person).orderBy(asc(tables.person.name))
}

/** Somebody who reports, by the name that others know. */
type NamedReporter = Reporter & Pick<Actor, 'displayName'>

/** For whom and where those who may sign in report. One query. */
export async function reportersOf(reader: Reader): Promise<NamedReporter[]> {
  return (await allPeople(reader))
    .filter(({ disabledAt }) => disabledAt === null)
    .map(actorOfPerson)
    .filter(({ rights }) => hasRight(rights, needed.entry))
}

export async function personById({ db, tables }: Reader, id: string): Promise<PersonRow | undefined> {
  const [row] = await db.select().from(tables.person).where(eq(tables.person.id, id))
  return row
}

/** What the actors of ledger entries are called: a person by the name that others know, a token by its own, any other by its id. */
export async function namesOfActors(
  { db, tables: { person, token } }: Reader,
  actors: readonly string[],
): Promise<(actor: string) => string> {
  const ids = [...new Set(actors)]
  const names = new Map<string, string>()
  const people = await db
    .select({ id: person.id, name: person.displayName })
    .from(person)
    .where(inArray(person.id, ids.map(personOf)))
  for (const { id, name } of people) names.set(id, name)
  const tokens = ids.filter((id) => id.startsWith(ofToken)).map((id) => id.slice(ofToken.length))
  if (tokens.length > 0) {
    const found = await db
      .select({ id: token.id, name: token.name })
      .from(token)
      .where(inArray(token.id, tokens))
    for (const { id, name } of found) names.set(`${ofToken}${id}`, `令牌“${name}”`)
  }
  return (actor) => names.get(personOf(actor)) ?? actor
}

const ofToken = 'token:'
const personOf = (actor: string) => actor.replace(/^person:/, '')

export async function insertPerson({ db, tables }: Writer, row: PersonRow): Promise<void> {
  await db.insert(tables.person).values(row)
}

export async function updatePerson(
  { db, tables }: Writer,
  id: string,
  change: Partial<Omit<PersonRow, 'id'>>,
): Promise<void> {
  await db.update(tables.person).set(change).where(eq(tables.person.id, id))
}

/** How many passwords before the one that stands do not come back. */
const formerKept = 5

/** Notes the password that a person had until now, and forgets those that are older than the last few. */
export async function noteFormerPassword(
  writer: Writer,
  { id, passwordHash }: Pick<PersonRow, 'id' | 'passwordHash'>,
  replacedAt: string,
): Promise<void> {
  const { db, tables } = writer
  const { formerPassword } = tables
  await db.insert(formerPassword).values({ person: id, passwordHash, replacedAt })
  const older = (await formerPasswords(writer, id)).slice(formerKept)
  if (older.length === 0) return
  await db
    .delete(formerPassword)
    .where(and(eq(formerPassword.person, id), inArray(formerPassword.passwordHash, older)))
}

/** What the passwords before the one that stands are hashed to, the last first. */
export async function formerPasswords({ db, tables }: Reader, id: string): Promise<string[]> {
  const { person, passwordHash, replacedAt } = tables.formerPassword
  const rows = await db
    .select({ passwordHash })
    .from(tables.formerPassword)
    .where(eq(person, id))
    .orderBy(desc(replacedAt))
  return rows.map((row) => row.passwordHash)
}

/** Roles that give others their roles. */
const governing = roles.filter((role) =>
  (rightsOfRole[role] as readonly Right[]).includes(needed.changePeople),
)

/** How many of those who give roles could still sign in without this person. */
export async function otherAdministrators({ db, tables }: Reader, id: string): Promise<number> {
  const { person } = tables
  const [row] = await db
    .select({ count: count() })
    .from(person)
    .where(
      and(
        ne(person.id, id),
        isNull(person.disabledAt),
        or(...governing.map((role) => like(person.roles, `%"${role}"%`))),
      ),
    )
  return row?.count ?? 0
}
