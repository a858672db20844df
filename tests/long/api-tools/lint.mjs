import { readFileSync } from 'node:fs'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import spectral from '@stoplight/spectral-core'
import rulesets from '@stoplight/spectral-rulesets'

/** `node lint.mjs <document>` prints what the recommended rules of Redocly and of Spectral say, and ends with 1 after an error. */
const source = readFileSync(process.argv[2], 'utf8')

const config = await createConfig({ extends: ['recommended'] })
const problems = await lintFromString({ source, absoluteRef: process.argv[2], config })
const linter = new spectral.Spectral()
linter.setRuleset({ extends: [[rulesets.oas, 'recommended']] })
const results = await linter.run(JSON.parse(source))

const found = [
  ...problems.map(({ severity, ruleId, message, location }) => ({
    by: 'redocly',
    isError: severity === 'error',
    rule: ruleId,
    told: `${location[0]?.pointer ?? ''} ${message}`,
  })),
  // Spectral numbers its severities; 0 is an error.
  ...results.map(({ severity, code, message, path }) => ({
    by: 'spectral',
    isError: severity === 0,
    rule: code,
    told: `${path.join('/')} ${message}`,
  })),
]
for (const { by, rule, told, isError } of found) if (isError) console.error(`${by} ${rule}: ${told}`)
for (const by of ['redocly', 'spectral']) {
  const own = found.filter((one) => one.by === by)
  const warned = Map.groupBy(
    own.filter(({ isError }) => !isError),
    ({ rule }) => rule,
  )
  const words = [...warned].map(([rule, { length }]) => `${rule} ${length}`).join(', ')
  console.log(`${by}: ${own.filter(({ isError }) => isError).length} errors; warnings: ${words || 'none'}`)
}
process.exitCode = found.some(({ isError }) => isError) ? 1 : 0
