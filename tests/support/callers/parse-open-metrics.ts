import { spawnSync } from 'node:child_process'
import { installDebianPackage } from '../install-debian-package.ts'

/** A family as a parser of OpenMetrics reads it. */
export interface ParsedFamily {
  readonly name: string
  readonly type: string
  readonly unit: string
  readonly help: string
  readonly samples: readonly {
    readonly name: string
    readonly labels: Readonly<Record<string, string>>
    readonly value: number
  }[]
}

const program = `
import json, sys
from prometheus_client.openmetrics.parser import text_string_to_metric_families as parse
text = sys.stdin.buffer.read().decode()
samples = lambda family: [{'name': s.name, 'labels': s.labels, 'value': s.value} for s in family.samples]
print(json.dumps([{'name': f.name, 'type': f.type, 'unit': f.unit, 'help': f.documentation, 'samples': samples(f)}
  for f in parse(text)]))
`

const run = (script: string, input = '') =>
  spawnSync('/usr/bin/python3', ['-c', script], { input, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })

/** A text is read by the strict parser of Prometheus's own Python client. @throws Error with the parser's words */
export function parseOpenMetrics(text: string): ParsedFamily[] {
  const { status, stdout, stderr } = run(program, text)
  if (status !== 0) throw new Error(stderr.trim().split('\n').at(-1))
  return JSON.parse(stdout) as ParsedFamily[]
}

/** Root may install Debian's package of the parser where it is missing. @throws Error where it stays missing */
export function provideParser(): void {
  const isThere = () => run('import prometheus_client.openmetrics.parser').status === 0
  if (!isThere()) installDebianPackage('python3-prometheus-client')
  if (isThere()) return
  throw new Error('No parser of OpenMetrics found. Install one: `apt-get install python3-prometheus-client`.')
}
