/** A metric family of OpenMetrics 1.0: its name, its meaning and its samples. */
export interface MetricFamily {
  readonly name: string
  readonly type: 'counter' | 'gauge' | 'histogram' | 'info'
  readonly help: string
  readonly unit?: string
  readonly samples: readonly Sample[]
}

export interface Sample {
  /** `_total`, `_bucket`, `_sum`, `_count` or `_info`; a gauge has none. */
  readonly suffix?: string
  readonly labels?: Readonly<Record<string, string>>
  readonly value: number
}

export const openMetricsType = 'application/openmetrics-text; version=1.0.0; charset=utf-8'

/** The text of OpenMetrics 1.0, closed by its end-of-file mark. */
export function openMetrics(families: readonly MetricFamily[]): string {
  return `${families.map(familyText).join('')}# EOF\n`
}

function familyText({ name, type, help, unit, samples }: MetricFamily): string {
  const head = [
    `# TYPE ${name} ${type}`,
    ...(unit ? [`# UNIT ${name} ${unit}`] : []),
    `# HELP ${name} ${escape(help)}`,
  ]
  return `${[...head, ...samples.map((sample) => sampleText(name, sample))].join('\n')}\n`
}

function sampleText(name: string, { suffix = '', labels = {}, value }: Sample): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escape(text)}"`)
  return `${name}${suffix}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}`
}

function escape(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
}
