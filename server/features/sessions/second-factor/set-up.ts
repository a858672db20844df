import type { SecondFactorSetUp } from '../../../contract/session.ts'
import type { Deps } from '../../../deps.ts'
import { AppError } from '../../../errors.ts'
import {
  hashOfRecoveryCode,
  newRecoveryCodes,
  stepOfCode,
} from '../../../access/credentials/second-factor.ts'
import { endSessions } from '../../../records/accounts/audit/end-sessions.ts'
import { storeSecondFactor } from '../../../records/accounts/store-second-factor.ts'
import { personById } from '../../people/queries.ts'
import { noteSuccess } from '../count-attempts.ts'
import type { ProvePassword } from '../prove-password.ts'
import { secondProof } from './use-code.ts'

type Needs = Pick<Deps, 'store' | 'clock' | 'secrets'>

/** The person of a request and the session that stays. */
interface Who {
  readonly name: string
  readonly address: string
  readonly ownSession: string
}

/**
 * Sets up one-time codes with a secret that the caller's authenticator has taken, as a code of it shows. Other sessions of the person end.
 * @returns the recovery codes, which are shown once @throws AppError wrong-name-or-password, locked-out, wrong-code, conflict
 */
export async function setUpSecondFactor(
  { store, clock, secrets }: Needs,
  provePassword: ProvePassword,
  { name, address, ownSession }: Who,
  { password, secret, code }: SecondFactorSetUp,
): Promise<{ recoveryCodes: string[] }> {
  const { id } = await provePassword({ name, address }, password)
  const step = stepOfCode(secret, code, clock.now())
  if (step === undefined)
    throw new AppError('wrong-code', '动态口令不对。请核对手机的时间，再填验证器里现在的 6 位数。')
  const recoveryCodes = newRecoveryCodes()
  await store.write(async (writer) => {
    const now = clock.now()
    await noteSuccess(writer, id, address, now)
    const person = await personById(writer, id)
    if (person?.secondFactor != null)
      throw new AppError('conflict', '已经设置了动态口令。要换手机或验证器，请先停用，再重新设置。')
    await storeSecondFactor(writer, `person:${id}`, id, {
      secondFactor: secrets.seal(secret, `person:${id}`),
      secondFactorAt: now,
      secondFactorStep: step,
      recoveryCodes: recoveryCodes.map(hashOfRecoveryCode).sort(),
    })
    const others = { person: id, except: ownSession }
    await endSessions(writer, others, { at: now, why: '本人启用了动态口令', address })
  })
  return { recoveryCodes }
}

/** Ends one's own one-time codes, by password and a code. @throws AppError wrong-name-or-password, wrong-code, locked-out */
export async function endSecondFactor(
  deps: Needs,
  provePassword: ProvePassword,
  { name, address }: Who,
  { password, code }: Pick<SecondFactorSetUp, 'password' | 'code'>,
): Promise<void> {
  const { id } = await provePassword({ name, address }, password, secondProof(deps, code))
  await deps.store.write(async (writer) => {
    await noteSuccess(writer, id, address, deps.clock.now())
    await storeSecondFactor(writer, `person:${id}`, id, null)
  })
}
