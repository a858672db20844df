import { Value } from 'typebox/value'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { LedgerEntry } from '../db/ledger/ledger.ts'
import { readPayload } from '../db/ledger/read-payload.ts'
import { recordKindOf } from './registry.ts'

/**
 * An entry in one clause for a person. A payload that cannot be read, or of a kind or form that only another release knows, is told as
 * such.
 */
export function wordsOf(
  { kind, subject, payload }: Pick<LedgerEntry, 'kind' | 'subject' | 'payload'>,
  index: CatalogueIndex,
): string {
  const record = recordKindOf(kind)
  const told = readPayload(payload)
  if (told === undefined) return `内容读不懂（${kind}）`
  if (record === undefined) return `本版本不认识的事项（${kind} ${subject}）`
  return Value.Check(record.payload, told)
    ? record.words(told, subject, index)
    : `本版本读不懂的内容（${kind} ${subject}）`
}
