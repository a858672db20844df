import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { pathToFileURL } from 'node:url'
import { readPolicy } from '#metrics/policy/read-policy.ts'
import { sourceText } from '#server/features/policy/sources/source-text.ts'
import { figuresTold } from '#tests/support/documents/policy-document/figures-told.ts'
import { policyPage, policyText } from '#tests/support/documents/policy-document/policy-document.ts'

/**
 * `node tests/long/office-run.ts [folder]`: LibreOffice writes the invented plan as .docx and .pdf, both are read by the
 * server's code, and the program ends with 1 where a figure differs from the text's. The two files are kept in the
 * folder.
 */
const folder = mkdtempSync(join(tmpdir(), 'xushi-office-'))
const keepIn = process.argv[2]

/** A file is converted by LibreOffice with a profile of its own, so that an open LibreOffice is not disturbed. @returns the result's path */
function convert(from: string, to: string, ...more: string[]): string {
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
  execFileSync('soffice', [profile, '--headless', ...more, '--convert-to', to, '--outdir', folder, from], {
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: 180_000,
  })
  return from.replace(/\w+$/, to.split(':')[0]!)
}

try {
  const page = join(folder, 'policy-document.html')
  writeFileSync(page, policyPage)
  const docx = convert(page, 'docx:MS Word 2007 XML', '--infilter=HTML (StarWriter)')
  const pdf = convert(docx, 'pdf')
  const expected = figuresTold(readPolicy(policyText))
  for (const file of [docx, pdf]) {
    const bytes = readFileSync(file)
    const told = figuresTold(readPolicy(await sourceText(bytes, 'application/octet-stream')))
    const isSame = isDeepStrictEqual(told, expected)
    process.stdout.write(
      `${file.split('/').at(-1)}: ${isSame ? 'the figures of the text' : 'OTHER FIGURES'}\n`,
    )
    if (!isSame) process.exitCode = 1
    if (keepIn !== undefined) writeFileSync(join(keepIn, file.split('/').at(-1)!), bytes)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
