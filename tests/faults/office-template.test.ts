import { describe, expect, it } from 'vitest'
import { officeProgram } from '#tests/support/documents/fill-by-libreoffice.ts'
import { isExecutable } from '#tests/support/install-debian-package.ts'
import { filledInOffice, toBeRead } from '#tests/support/given/office-template.ts'

/** `npm run long -- workbooks` fills a template of 500 cells in the same way. */
describe.skipIf(!isExecutable(officeProgram))('the template of a filing, filled in LibreOffice', () => {
  it('is read cell by cell as it was filled', { timeout: 120_000 }, async () => {
    expect(await filledInOffice(12)).toEqual(toBeRead(12))
  })
})
