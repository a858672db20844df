import Type from 'typebox'
import type { LedgerEntry } from '../../../db/ledger/ledger.ts'
import type { Reader, Writer } from '../../../db/store.ts'
import { recordKind } from '../../record-kind.ts'
import { storedBodies } from '../../stored-bodies.ts'
import { openingsDecided, storeStepWithEntry, type SequencedStep } from '../second-person-steps.ts'

/** The kind of entry of each step of a change of an account for which a second person is needed. */
const changeKinds = {
  asked: 'account.asked',
  confirmed: 'account.confirmed',
  refused: 'account.refused',
  taken: 'account.taken-back',
} as const
const prefix = 'account-change/'

const payload = Type.Object({ change: Type.String(), title: Type.String(), sha256: Type.String() })

const changeRows = storedBodies('accountStep', {
  kinds: Object.values(changeKinds),
  prefix,
  named: '待确认的账号变更',
})

const words = {
  asked: '提出账号变更，待第二人确认',
  confirmed: '确认账号变更',
  refused: '不同意账号变更',
  taken: '收回账号变更',
} as const
const stepRecord = (step: AccountStep['step']) =>
  recordKind({ payload, rows: changeRows, words: ({ title }) => `${words[step]}：${title}` })

export const accountChangeRecords = {
  [changeKinds.asked]: stepRecord('asked'),
  [changeKinds.confirmed]: stepRecord('confirmed'),
  [changeKinds.refused]: stepRecord('refused'),
  [changeKinds.taken]: stepRecord('taken'),
}

/** The access that a person gets by a change; what is absent stays. */
export interface AccessGiven {
  readonly displayName?: string
  readonly roles?: readonly string[]
  readonly organisations?: readonly string[]
  readonly regions?: readonly string[]
  readonly disabled?: boolean
}

/** What a change of an account is about, and whom it is for. */
export type AccountAct = { readonly person: string; readonly title: string } & (
  | { readonly about: 'access'; readonly to: AccessGiven }
  | { readonly about: 'password' }
  | { readonly about: 'second-factor' }
)

/** A step of a change as it is stored; `by` is the person who took it. */
export type AccountStep = { readonly change: string; readonly by: string; readonly at: string } & (
  | { readonly step: 'asked'; readonly act: AccountAct }
  | { readonly step: 'confirmed' | 'refused' | 'taken'; readonly reason: string | null }
)

/** Stores a step of a change with its ledger entry. */
export function storeAccountStep(writer: Writer, title: string, step: AccountStep): Promise<LedgerEntry> {
  const { change } = step
  const id = step.step === 'asked' ? change : `${change}-decided`
  return storeStepWithEntry(writer, 'accountStep', { id, step }, (sha256) => ({
    actor: step.by,
    kind: changeKinds[step.step],
    subject: prefix + id,
    payload: { change, title, sha256 },
  }))
}

type AccountAsked = Extract<AccountStep, { readonly step: 'asked' }>

/** A change of an account with the decision on it. */
export interface AskedChange {
  readonly asked: SequencedStep<AccountAsked>
  readonly decided: SequencedStep<Exclude<AccountStep, AccountAsked>> | undefined
}

/** Every change since an instant that needed a second person, in the order of their asking. */
export async function accountChanges(reader: Reader, since?: string): Promise<AskedChange[]> {
  const isOpening = (step: AccountStep): step is AccountAsked => step.step === 'asked'
  const all = await openingsDecided(reader, 'accountStep', { isOpening, idOf: ({ change }) => change }, since)
  return all.map(({ opening: asked, decided }) => ({ asked, decided }))
}
