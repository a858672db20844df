import { readFileSync } from 'node:fs'
import { Ajv2019, type ValidateFunction } from 'ajv/dist/2019.js'
import addFormats from 'ajv-formats'
import { shared } from '#tests/support/shared.ts'

/** Milliseconds for a test that compiles a schema, which is large and takes long on a busy machine. */
export const compilingTakes = 120_000

/** The errors of a message by the official JSON schema, as texts; for tests that are skipped where `../shared` is absent. */
export function faultsBySchema(kind: Kind, message: unknown): string[] {
  const validate = validators.get(kind) ?? validatorOf(kind)
  validators.set(kind, validate)
  validate(message)
  return (validate.errors ?? []).map(({ instancePath, message: fault }) => `${instancePath} ${fault ?? ''}`)
}

type Kind = 'data' | 'structure'

const validators = new Map<Kind, ValidateFunction>()

function validatorOf(kind: Kind): ValidateFunction {
  const schema = JSON.parse(
    readFileSync(shared(`exchange/sdmx-json/sdmx-json-${kind}-schema.json`)!, 'utf8'),
  ) as object
  const ajv = new Ajv2019({ strict: false, allErrors: true })
  addFormats(ajv)
  return ajv.compile(schema)
}
