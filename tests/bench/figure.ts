/** A measured figure beside its reference, which was measured in the same run. */
export interface Figure {
  readonly what: string
  readonly measured: number
  readonly unit: string
  /** The figure of the same work by the barest means, or a limit. */
  readonly reference?: { readonly what: string; readonly measured: number }
  /** The ratio of the measured figure to its reference that should be reached, or not exceeded. */
  readonly aim?: { readonly sense: '≥' | '≤'; readonly ratio: number }
}

/** A figure with a limit as its reference. */
export function limited(what: string, measured: number, unit: string, limit: number): Figure {
  return {
    what,
    measured,
    unit,
    reference: { what: 'the limit', measured: limit },
    aim: { sense: '≤', ratio: 1 },
  }
}

/** The figures as a Markdown table. */
export function figureTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { what, unit, reference, aim } = figure
    const ratio = ratioOf(figure)
    return [
      what,
      `${digits(figure.measured)} ${unit}`,
      reference === undefined ? '' : `${digits(reference.measured)} ${unit} (${reference.what})`,
      ratio === undefined ? '' : `${digits(ratio)}×`,
      aim === undefined || ratio === undefined
        ? ''
        : `${aim.sense} ${digits(aim.ratio)}× ${missed(figure) ? 'MISSED' : 'reached'}`,
    ]
  })
  const lines = [
    ['figure', 'Xushi', 'reference', 'ratio', 'aim'],
    ['---', '--:', '--:', '--:', '---'],
    ...rows,
  ]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** A figure has missed its aim where its ratio is beyond it, and none without an aim. */
export function missed(figure: Figure): boolean {
  const { aim } = figure
  const ratio = ratioOf(figure)
  if (aim === undefined || ratio === undefined) return false
  return !(aim.sense === '≥' ? ratio >= aim.ratio : ratio <= aim.ratio)
}

function ratioOf({ measured, reference }: Figure): number | undefined {
  return reference === undefined ? undefined : measured / reference.measured
}

function digits(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : Number(value.toPrecision(3)).toString()
}

/** The value below which this share (0 to 1) of the values lies; the values need no order. */
export function percentile(values: readonly number[] | Float64Array, share: number): number {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
}
