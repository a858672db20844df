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

/** A reporter with the name that others see. */
type NamedReporter = Reporter & Pick<Actor, 'displayName'>

/** All people who may sign in and report, with what and where. One query. */
export async function reportersOf(reader: Reader): Promise<NamedReporter[]> {
  return peopleWith(reader, needed.entry)
}

/** All people who may sign in and review, with where. One query. */
export async function reviewersOf(reader: Reader): Promise<Pick<Actor, 'id' | 'regions'>[]> {
  return peopleWith(reader, needed.decisions)
}

/** All people who may sign in and keep the catalogue. One query. */
export async function administratorsOf(reader: Reader): Promise<Pick<Actor, 'id'>[]> {
  return peopleWith(reader, needed.changeStandards)
}

async function peopleWith(reader: Reader, right: Right): Promise<Actor[]> {
  return (await allPeople(reader))
    .filter(({ disabledAt }) => disabledAt === null)
    .map(actorOfPerson)
    .filter(({ rights }) => hasRight(rights, right))
}

export async function personById({ db, tables }: Reader, id: string): Promise<PersonRow | undefined> {
  const [row] = await db.select().from(tables.person).where(eq(tables.person.id, id))
  return row
}

/** The names of the actors of ledger entries: a person's display name, the name of a token or collector, or the id of any other actor. */
export async function namesOfActors(
  { db, tables: { collector, person, token } }: Reader,
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
  const collectors = ids.filter((id) => id.startsWith(ofCollector)).map((id) => id.slice(ofCollector.length))
  if (collectors.length > 0) {
    const found = await db
      .select({ id: collector.id, name: collector.name })
      .from(collector)
      .where(inArray(collector.id, collectors))
    for (const { id, name } of found) names.set(`${ofCollector}${id}`, `采集任务“${name}”`)
  }
  return (actor) => names.get(personOf(actor)) ?? actor
}

const [ofToken, ofCollector] = ['token:', 'collector:']
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

/** The number of former passwords that may not be used again. */
const formerKept = 5

/** Notes the password that a person had until now, and forgets those before the last few. */
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

/** The hashes of a person's former passwords, the last first. */
export async function formerPasswords({ db, tables }: Reader, id: string): Promise<string[]> {
  const { person, passwordHash, replacedAt } = tables.formerPassword
  const rows = await db
    .select({ passwordHash })
    .from(tables.formerPassword)
    .where(eq(person, id))
    .orderBy(desc(replacedAt))
  return rows.map((row) => row.passwordHash)
}

/** The actor who made a person's account, both by their ids on the ledger; undefined for an account from before such entries. */
export async function makerOf(
  { db, tables: { ledger } }: Reader,
  person: string,
): Promise<string | undefined> {
  const [entry] = await db
    .select({ actor: ledger.actor })
    .from(ledger)
    .where(and(eq(ledger.subject, person), eq(ledger.kind, 'person.created')))
  return entry?.actor
}

/** Roles that may give others their roles. */
const governing = roles.filter((role) =>
  (rightsOfRole[role] as readonly Right[]).includes(needed.changePeople),
)

/** The number of people who may give roles and can sign in, besides this person. */
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
