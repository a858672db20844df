import { Value } from 'typebox/value'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { LedgerEntry } from '../db/ledger/ledger.ts'
import { recordKindOf } from './registry.ts'

/**
 * An entry in one clause for a person. An entry of another release whose kind or payload this program does not know is told by its kind
 * and subject.
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
