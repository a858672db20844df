import { AppError } from '../../errors.ts'
import { agency, structureVersion } from '../../exchange/dataset.ts'

const versions = new Set([
  structureVersion,
  `${structureVersion}.0`,
  `${structureVersion}+`,
  '*',
  '~',
  '+',
  'latest',
])

/** Refuses another agency or version of a structure than this server's. @throws AppError not-found */
export function refuseOtherAgencies(asked: { readonly agency?: string; readonly version?: string }): void {
  const { agency: maintainer = '*', version = '*' } = asked
  if ((maintainer === '*' || maintainer === agency) && versions.has(version)) return
  throw new AppError('not-found', `这里只有 ${agency} 的结构，版本 ${structureVersion}。`)
}
