import { Value } from 'typebox/value'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { LedgerEntry } from '../db/ledger/ledger.ts'
import { recordKindOf } from './registry.ts'

/**
 * What an entry tells, in one clause for a person. One that another release wrote, of a kind or with a payload that this
 * program does not know, is told by its kind and subject alone.
 */
export function wordsOf(
  { kind, subject, payload }: Pick<LedgerEntry, 'kind' | 'subject' | 'payload'>,
  index: CatalogueIndex,
): string {
  const record = recordKindOf(kind)
  const told: unknown = JSON.parse(payload)
  return record && Value.Check(record.payload, told)
    ? record.words(told, subject, index)
    : `${kind} ${subject}`
}
