import Type, { type Static } from 'typebox'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { bodyHash } from '../../../db/catalogue/catalogue-records.ts'
import type { LedgerEntry } from '../../../db/ledger/ledger.ts'
import type { Writer } from '../../../db/store.ts'
import { recordKind } from '../../record-kind.ts'
import { storedBodies } from '../../stored-bodies.ts'
import { filingName } from './filing-name.ts'

const chased = 'filing.chased'
export const filingReminded = 'filing.reminded'
const prefix = 'filing-reminder/'

const payload = Type.Object({
  filing: Type.String(),
  /** The number of missing and returned figures, and of the people who were told. */
  open: Type.Integer(),
  people: Type.Integer(),
  sha256: Type.String(),
})
const rows = storedBodies('filingReminder', { kinds: [chased, filingReminded], prefix, named: '催报' })

/** A reminder to people who report for an organisation: figures of a filing are missing or returned. */
export interface ReminderTold {
  readonly actor: string
  readonly at: string
  /** The ids of the people. */
  readonly people: readonly string[]
  readonly missing: number
  readonly returned: number
  readonly deadline: string
  /** The ids of those who answer next, because these people do not act or are gone; absent where nobody does. */
  readonly next?: readonly string[]
  /** The number of figures that wait for review; absent where the filing is to be reported. */
  readonly waiting?: number
}

const words =
  (act: string) =>
  ({ filing, open, people }: Static<typeof payload>, _: string, index: CatalogueIndex) =>
    `${act}：${filingName(filing, index)}，${open} 项，告知 ${people} 人`

export const filingReminderRecords = {
  [chased]: recordKind({ payload, rows, words: words('催报') }),
  [filingReminded]: recordKind({ payload, rows, words: words('提醒填报') }),
}

/** Stores a reminder of a filing under its number there. `point`: days after its deadline, negative before it; null: a person chased it. */
export async function storeReminder(
  writer: Writer,
  place: {
    readonly filing: string
    readonly number: number
    readonly organisation: string
    readonly point: number | null
    readonly day: string
  },
  told: ReminderTold,
): Promise<LedgerEntry> {
  const { filing, number, point } = place
  const id = `${filing}/${number}`
  const body = JSON.stringify(told)
  const entry = await writer.append({
    ...{ actor: told.actor, subject: prefix + id, kind: point === null ? chased : filingReminded },
    payload: {
      ...{ filing, open: told.waiting ?? told.missing + told.returned },
      people: told.people.length + (told.next ?? []).length,
      sha256: bodyHash(body),
    },
  })
  await writer.db
    .insert(writer.tables.filingReminder)
    .values({ id, ...place, body, sequence: entry.sequence })
  return entry
}
