import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { installDebianPackage } from '../install-debian-package.ts'

const debian = '/usr/lib/postgresql'

/**
 * Folder of a whole PostgreSQL on this machine, `pg_dump` and `pg_restore` included, which the package for the tests does
 * not bring; Debian's is installed where it is missing and we are root. Undefined where there is none, said in one line.
 */
export function installedPostgres(): string | undefined {
  let found = lookForPostgres()
  if (found === undefined) {
    installDebianPackage('postgresql')
    found = lookForPostgres()
  }
  if (found === undefined)
    process.stdout.write(`Skipped: no PostgreSQL with pg_dump in ${debian} (apt-get install postgresql)\n`)
  return found
}

function lookForPostgres(): string | undefined {
  const versions = existsSync(debian) ? readdirSync(debian) : []
  const folders = versions.map((version) => join(debian, version, 'bin'))
  return folders.find((folder) =>
    ['initdb', 'postgres', 'pg_dump', 'pg_restore'].every((program) => existsSync(join(folder, program))),
  )
}
