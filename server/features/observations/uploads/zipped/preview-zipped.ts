import { nameOfOrganisation } from '#metrics/catalogue/organisation-names.ts'
import { parseFilingId } from '#metrics/reporting/owed-cells.ts'
import { formatPeriodText } from '#metrics/wording/periods.ts'
import type { Actor } from '../../../../access/actor.ts'
import type { ZippedUploads, ZippedWorkbook } from '../../../../contract/filing-uploads.ts'
import { AppError } from '../../../../errors.ts'
import type { Heavy } from '../../../../workers/run-in-thread.ts'
import { previewUpload, type UploadNeeds } from '../preview-upload.ts'
import type { run, ZippedFile } from './read-zipped.ts'

const reading: Heavy = {
  module: new URL('./read-zipped.ts', import.meta.url),
  limits: { seconds: 40, megabytes: 768 },
  tooLong: '这个压缩包读了 40 秒还没有读完，没有结果。请分成几个再传。',
  tooLarge: '这个压缩包读起来要占用的内存太多，没有结果。请分成几个再传。',
}

/**
 * Previews what many filled templates in one .zip would change, each in the filing that it says it is of. Only the workbooks are kept, for a
 * day. @throws AppError file-type-not-allowed, file-too-large for the packed file as a whole
 */
export async function previewZipped(
  deps: UploadNeeds,
  actor: Actor,
  { bytes, at }: { readonly bytes: Uint8Array; readonly at?: string | undefined },
): Promise<ZippedUploads> {
  const files = await deps.runApart<typeof run>(reading, bytes)
  const workbooks: ZippedWorkbook[] = []
  const seen = new Map<string, string>()
  for (const file of files) {
    const before = 'filing' in file ? seen.get(file.filing) : undefined
    workbooks.push(before === undefined ? await lookAt(deps, actor, file, at) : twice(file.name, before))
    if ('filing' in file && before === undefined) seen.set(file.filing, file.name)
  }
  return { workbooks }
}

const none = { filing: null, title: '', look: null } as const

function twice(name: string, before: string): ZippedWorkbook {
  return { ...none, name, refused: `与“${before}”是同一张填报单的模板，只看了前一份。请留一份再传。` }
}

async function lookAt(
  deps: UploadNeeds,
  actor: Actor,
  file: ZippedFile,
  at: string | undefined,
): Promise<ZippedWorkbook> {
  const { name } = file
  if ('refused' in file) return { ...none, name, refused: file.refused }
  try {
    const own = { bytes: file.bytes, name: name.split('/').at(-1)!.slice(-200) }
    const look = await previewUpload(deps, actor, { id: file.filing, at }, own)
    const { organisation, period } = parseFilingId(file.filing)!
    const title = `${formatPeriodText(period)} · ${nameOfOrganisation(deps.catalogue.current(), organisation)}`
    return { name, filing: file.filing, title, look, refused: null }
  } catch (fault) {
    if (fault instanceof AppError) return { ...none, name, refused: fault.message }
    throw fault
  }
}
