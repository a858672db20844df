import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { installDebianPackage } from '../install-debian-package.ts'

const debian = '/usr/lib/postgresql'

/**
 * The folder of a complete PostgreSQL on this machine, with `pg_dump` and `pg_restore`, which the package for the tests
 * lacks; root may install Debian's where it is missing. It is undefined without one, which is told in one line.
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
