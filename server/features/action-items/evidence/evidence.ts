import type { ActionStep, EvidenceFile } from '#metrics/action-items/step.ts'
import type { Reporting } from '../../../contract/action-items.ts'
import { knownFiles } from '../../../db/files/file-rows.ts'
import type { Reader } from '../../../db/store.ts'
import { AppError } from '../../../errors.ts'
import { fittingName } from '../../../files/file-name.ts'

/** The files that were sent with a step of an order. */
export function evidenceOf(step: ActionStep): readonly EvidenceFile[] {
  return 'files' in step ? (step.files ?? []) : []
}

/** Reads the files that a report names as its evidence, each once. @throws AppError not-found */
export async function readEvidence(
  reader: Reader,
  named: NonNullable<Reporting['files']>,
): Promise<EvidenceFile[]> {
  const known = await knownFiles(
    reader,
    named.map(({ sha256 }) => sha256),
  )
  const once = new Map(named.map((file) => [file.sha256, file]))
  return [...once.values()].map(({ sha256, name: given }) => {
    const file = known.get(sha256)
    if (!file)
      throw new AppError('not-found', `没有保存过文件“${given}”，或已过一天没有用上。请重新上传后再提交。`)
    const { size, type } = file
    return { hash: sha256, name: fittingName(given, type), size, type }
  })
}
