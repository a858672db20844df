import Type from 'typebox'
import { chainHashFunction, ledgerBegun, type ChainHashFunction } from '../../db/ledger/chain-hash.ts'
import type { Store } from '../../db/store.ts'
import { OperatorError } from '../../operator-error.ts'
import { recordKind } from '../record-kind.ts'

const words: Readonly<Record<ChainHashFunction, string>> = { sha256: 'SHA-256', sm3: 'SM3' }

/** The first entry of a ledger whose hash function was chosen at the installation. The subject is `ledger`. */
export const beginningRecords = {
  [ledgerBegun]: recordKind({
    payload: Type.Object({ hash: Type.Enum(['sm3'] as const) }),
    rows: null,
    words: ({ hash }) => `底账开始，各条以 ${words[hash]} 相连`,
  }),
}

/**
 * Begins an empty ledger with the wanted hash function; one that has begun keeps its own. @throws OperatorError where another is wanted
 * than it has
 */
export async function beginLedger(
  { reader, write }: Pick<Store, 'reader' | 'write'>,
  wanted: ChainHashFunction | undefined,
): Promise<void> {
  if (wanted === undefined) return
  const stands = await chainHashFunction(reader)
  if (stands === undefined && wanted !== 'sha256')
    await write((writer) =>
      writer.append({ actor: 'system', kind: ledgerBegun, subject: 'ledger', payload: { hash: wanted } }),
    )
  if (stands !== undefined && stands !== wanted)
    throw new OperatorError(
      `这份数据的底账从第一条起以 ${words[stands]} 相连，不能改成 ${words[wanted]}。请把 XUSHI_LEDGER_HASH 改回 ${stands}，或不设；要用 ${words[wanted]}，须在新的数据目录或空的数据库里安装。`,
    )
}
