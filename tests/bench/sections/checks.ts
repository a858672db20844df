import { catalogue } from '#seeds/catalogue.ts'
import { askedShares, youngOf } from '../../metrics/checks/asked-shares.ts'
import { catalogueSlips } from '../../metrics/checks/catalogue-slips.ts'
import { readM3 } from '../../metrics/m3-series.ts'
import { shared } from '../../support/shared.ts'
import type { Figure } from '../figure.ts'

const kinds = { increment: 'increments', 'year-to-date': 'running totals', level: 'levels' } as const

/** The shares of true values and of each kind of slip that the checks on entry ask about. */
export function checks(): Promise<Figure[]> {
  const series = readM3(shared('vectors/m3-monthly.csv')).map(({ history, future }) => [
    ...history,
    ...future,
  ])
  const figures = (['increment', 'year-to-date', 'level'] as const).flatMap((accumulation) => {
    if (series.length === 0) return []
    const { values, asked, byCode, caught } = askedShares(series, accumulation)
    const population = `${values.toLocaleString('en')} M3 ${kinds[accumulation]}`
    return [
      percent(`true values asked about, of ${population}`, asked, '≤', 2),
      ...[...byCode].map(([code, share]) => percent(`… for ${code}`, share)),
      ...Object.entries(caught).map(([slip, share]) =>
        percent(`${slip} caught, of ${population}`, share, '≥', 98),
      ),
    ]
  })
  const young = (['increment', 'year-to-date'] as const).flatMap((accumulation) => {
    if (series.length === 0) return []
    const { values, asked, caught } = askedShares(youngOf(series), accumulation)
    const population = `${values.toLocaleString('en')} fourth to eighth values, as ${kinds[accumulation]}`
    return [
      percent(`true values asked about, of ${population}`, asked, '≤', 2),
      ...Object.entries(caught).map(([slip, share]) =>
        percent(`${slip} caught, of ${population}`, share, '≥', 98),
      ),
    ]
  })
  const { slipped, caught, values, asked } = catalogueSlips(catalogue)
  return Promise.resolve([
    ...figures,
    ...young,
    percent(
      `slips of ×100 and more caught, of ${slipped.toLocaleString('en')} first to third values of the catalogue`,
      caught / slipped,
      '≥',
      95,
    ),
    percent(`true ones asked about, of ${values.toLocaleString('en')}`, asked / values, '≤', 2),
  ])
}

function percent(what: string, share: number, sense?: '≥' | '≤', aim = 0): Figure {
  const figure = { what, measured: share * 100, unit: '%' }
  if (sense === undefined) return figure
  return { ...figure, reference: { what: 'the limit', measured: aim }, aim: { sense, ratio: 1 } }
}
