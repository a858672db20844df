import { asc, inArray } from 'drizzle-orm'
import type { LedgerEntry } from '../../db/ledger/ledger.ts'
import { readPayload } from '../../db/ledger/read-payload.ts'
import type { Reader } from '../../db/store.ts'

/**
 * The facts of an account that the ledger tells: rights, where it may act, whether it has ended, and a digest of its secret, from which
 * the secret cannot be found. Facts that an earlier release did not tell are absent.
 */
export type AccountTold = Readonly<Record<string, unknown>>

/** Accounts of one kind: people, tokens, displays, receivers of events or collectors. */
export interface AccountRows {
  /** The name of the kind in faults. */
  readonly named: string
  /** The beginning of the subjects of their entries, such as `person:`. */
  readonly prefix: string
  readonly kinds: readonly string[]
  /** The facts of an account after an entry of these kinds. Undefined: it is removed. */
  readonly after: (before: AccountTold, entry: AccountEntry) => AccountTold | undefined
  /** Whether an account may be gone although the ledger tells of it, as after the ledger was cut. */
  readonly mayVanish?: boolean
  /** The facts that the rows hold, by the subject of the account; what is undefined is not compared. */
  readonly stored: (reader: Reader) => Promise<ReadonlyMap<string, AccountTold>>
}

/** An entry on an account; `id` is what follows the prefix in its subject. */
export interface AccountEntry {
  readonly kind: string
  readonly payload: AccountTold
  readonly id: string
  readonly actor: string
}

/** The kind of the entry that states all facts of an account, where earlier entries were cut away. */
export const accountStated = 'account.stated'

const words: Readonly<Record<string, string>> = {
  name: '名称',
  displayName: '姓名',
  countsUp: '登录失败次数',
  roles: '角色',
  rights: '权限',
  organisations: '单位',
  regions: '地区',
  cells: '填报范围',
  scope: '看板',
  at: '基准日',
  scenes: '画面',
  density: '观看距离',
  profile: '展示方案',
  host: '接收主机',
  urlDigest: '接收地址',
  createdBy: '创建人',
  confirmedBy: '确认人',
  kinds: '事件',
  enabled: '启用状态',
  expiresAt: '有效期',
  demo: '演示标志',
  disabled: '停用状态',
  revoked: '撤销状态',
  bodyDigest: '读法与日程',
  grantedBy: '直接通过的准许',
  removed: '删除状态',
  secretDigest: '密码或密钥',
  given: '密码是否须改',
  givenBy: '密码的设置人',
  setAt: '密码的设置时间',
  factorDigest: '动态口令',
  recovery: '备用码',
}

/** A fault of an account, and the last entry on it; null where there is none. */
interface AccountFault {
  readonly subject: string
  readonly sequence: number | null
  readonly fault: string
}

/** The accounts that differ from what the ledger tells. */
export async function accountFaults(reader: Reader, rows: AccountRows): Promise<AccountFault[]> {
  const told = await accountsTold(reader, rows)
  const stored = await rows.stored(reader)
  const subjects = [...new Set([...told.keys(), ...stored.keys()])]
  return subjects.flatMap((subject): AccountFault[] => {
    const entry = told.get(subject)
    const row = stored.get(subject)
    const name = `${rows.named} ${subject.slice(rows.prefix.length)}`
    if (!entry) return [{ subject, sequence: null, fault: `${name} 底账中没有` }]
    if (!row) return rows.mayVanish ? [] : [{ subject, sequence: entry.sequence, fault: `${name} 不见了` }]
    const altered = Object.entries(entry.told).filter(
      ([thing, value]) =>
        value !== undefined &&
        !(thing in row && row[thing] === undefined) &&
        JSON.stringify(value) !== JSON.stringify(row[thing]),
    )
    const things = altered.map(([thing]) => words[thing] ?? thing).join('、')
    return altered.length === 0
      ? []
      : [{ subject, sequence: entry.sequence, fault: `${name} 被改动：${things}` }]
  })
}

interface EntryTold {
  readonly sequence: number
  readonly told: AccountTold
}

async function accountsTold(
  { db, tables: { ledger } }: Reader,
  rows: AccountRows,
): Promise<ReadonlyMap<string, EntryTold>> {
  const entries: LedgerEntry[] = await db
    .select()
    .from(ledger)
    .where(inArray(ledger.kind, [...rows.kinds, accountStated]))
    .orderBy(asc(ledger.sequence))
  const accounts = new Map<string, EntryTold>()
  for (const entry of entries) {
    const { sequence, subject } = entry
    if (!subject.startsWith(rows.prefix)) continue
    const told = toldAfter(rows, accounts.get(subject)?.told ?? {}, entry)
    if (told) accounts.set(subject, { sequence, told })
    else accounts.delete(subject)
  }
  return accounts
}

/** The facts of an account after an entry on it. Undefined: it is removed. */
export function toldAfter(
  { prefix, after }: AccountRows,
  before: AccountTold,
  { kind, payload, subject, actor }: LedgerEntry,
): AccountTold | undefined {
  const told = (readPayload(payload) ?? {}) as AccountTold
  if (kind === accountStated) return told
  return after(before, { kind, payload: told, id: subject.slice(prefix.length), actor })
}
