import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readPolicy } from '#metrics/policy/read-policy.ts'
import { sourceText } from '#server/features/policy/sources/source-text.ts'
import { figuresTold } from '#tests/support/documents/policy-document/figures-told.ts'
import { policyText } from '#tests/support/documents/policy-document/policy-document.ts'

const written = (form: string) =>
  readFileSync(
    new URL(`../../../../support/documents/policy-document/policy-document.${form}`, import.meta.url),
  )

/** The documents were written by LibreOffice; `npm run long -- office` writes and reads new ones. */
describe('sourceText, of the invented plan as an office program writes it', () => {
  it.each(['docx', 'pdf'])('gives the figures, the clauses and who answers for them: .%s', async (form) => {
    const text = await sourceText(written(form), 'application/octet-stream')
    expect(figuresTold(readPolicy(text))).toEqual(figuresTold(readPolicy(policyText)))
  })
})
