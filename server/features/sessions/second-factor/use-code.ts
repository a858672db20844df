import type { Deps } from '../../../deps.ts'
import { AppError } from '../../../errors.ts'
import type { PersonRow } from '../../../access/queries.ts'
import { hashOfRecoveryCode, stepOfCode } from '../../../access/credentials/second-factor.ts'
import { digestOfSecret } from '../../../records/accounts/secret-digest.ts'
import { personById, updatePerson } from '../../people/queries.ts'

type Needs = Pick<Deps, 'store' | 'clock' | 'secrets'>

/**
 * The second proof of a person who has set up one-time codes: the code of the moment, or a recovery code, each taken once at all instances.
 * @returns whether it holds; true where the person has no second factor @throws AppError second-factor-required where no code was sent
 */
export function secondProof(
  { store, clock, secrets }: Needs,
  code: string | undefined,
): (person: PersonRow) => Promise<boolean> {
  return async ({ id, secondFactor: hasFactor }) => {
    if (hasFactor === null) return true
    if (code === undefined || code.trim() === '')
      throw new AppError('second-factor-required', '请填写动态口令：验证器里的 6 位数，或一个备用码。')
    return store.write(async (writer) => {
      const person = await personById(writer, id)
      if (!person || person.secondFactor === null) return person !== undefined
      const left = JSON.parse(person.recoveryCodes ?? '[]') as string[]
      const hash = hashOfRecoveryCode(code)
      if (left.includes(hash)) {
        const recoveryCodes = JSON.stringify(left.filter((one) => one !== hash))
        await updatePerson(writer, id, { recoveryCodes })
        await writer.append({
          actor: `person:${id}`,
          kind: 'person.recovery-code',
          subject: `person:${id}`,
          payload: { digest: digestOfSecret(hash), left: left.length - 1 },
        })
        return true
      }
      const secret = secrets.open(person.secondFactor, `person:${id}`)
      const step = secret === undefined ? undefined : stepOfCode(secret, code, clock.now())
      if (step === undefined || step <= (person.secondFactorStep ?? 0)) return false
      await updatePerson(writer, id, { secondFactorStep: step })
      return true
    })
  }
}
