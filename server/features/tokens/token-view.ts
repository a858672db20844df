import type { Token } from '../../contract/tokens.ts'
import type { TokenRow } from './queries.ts'

/** A token as administrators and auditors see it, without its secret. */
export function tokenView(row: TokenRow): Token {
  const { id, name, createdAt, createdBy, expiresAt, revokedAt, lastUsedAt } = row
  return {
    id,
    name,
    rights: JSON.parse(row.rights) as string[],
    cells: row.cells === null ? null : (JSON.parse(row.cells) as Token['cells']),
    createdAt,
    createdBy,
    source: row.source === 'environment' ? 'environment' : 'made',
    expiresAt,
    revokedAt,
    lastUsedAt,
  }
}
