import { readFileSync } from 'node:fs'
import type { Catalogue, TargetRecord } from '#metrics/catalogue/catalogue.ts'
import type { Indicator } from '#metrics/catalogue/indicator.ts'
import { draftPlan } from '#metrics/planning/draft-plan.ts'
import { documentsInUse } from '#metrics/planning/in-use/documents-in-use.ts'
import { emptyPlanDraft } from '#metrics/planning/plan-draft.ts'
import { draftOfReading } from '#metrics/planning/reading/draft-of-reading.ts'
import { readPolicy } from '#metrics/policy/read-policy.ts'
import { catalogue } from '#seeds/catalogue.ts'
import { officialRegions } from '#seeds/official-regions.ts'
import { shared } from '#tests/support/shared.ts'

/** A commitment that was typed by hand, with its place. */
interface Typed {
  readonly id: string
  readonly doc: string
  readonly quote: string
  readonly value: number
}

/** A difference between a target as read and as it stands in the catalogue; for a whole target `field` is 没有读出 or 目录没有. */
export interface Difference {
  readonly document: string
  readonly entry: string
  readonly name: string
  readonly field: string
  readonly read: string
  readonly standing: string
}

const typedIn = (path: string) => JSON.parse(readFileSync(shared(path)!, 'utf8')) as Typed[]

/** The plans that result from accepting all proposals of the five documents, compared with the catalogue. */
export function differences(): Difference[] {
  const typed = [...typedIn('catalogue/targets-numeric.json'), ...typedIn('catalogue/targets-coverage.json')]
  return catalogue.documents
    .filter(({ id }) => typed.some(({ doc }) => doc === id))
    .flatMap((document) =>
      differencesOf(
        document.id,
        typed.filter(({ doc }) => doc === document.id),
      ),
    )
}

function differencesOf(id: string, typed: readonly Typed[]): Difference[] {
  const document = catalogue.documents.find((one) => one.id === id)!
  const text = readFileSync(shared(`sources/${id}.txt`)!, 'utf8')
  const reading = readPolicy(text)
  const proposed = reading.figures.filter(({ target }) => target)
  const { organisations, regions } = catalogue
  const standing: Catalogue = { ...documentsInUse(catalogue, new Set([id])), organisations, regions }
  const here = catalogue.organisations.filter(({ region }) => region === document.region)
  const { draft } = draftOfReading(
    reading,
    proposed.map(({ start }) => ({ start, verdict: 'accepted' })),
    {
      draft: { ...emptyPlanDraft, document: { region: document.region, lead: here[0]!.name } },
      region: document.region,
      known: new Set(here.flatMap(({ name, aliases }) => [name, ...aliases])),
      indicators: new Map(),
    },
  )
  const { plan, faults } = draftPlan(draft, { standing, official: officialRegions, isTaken: () => false })
  if (!plan)
    throw new Error(
      `${id}: ${faults.map(({ table, row, detail }) => `${table} ${row} ${detail}`).join('\n')}`,
    )
  const { records } = plan
  const placeOf = (one: Typed) => text.indexOf(one.quote)
  /** The proposal that has the value of a commitment and stands nearest to its quote, by its place; −1 for none. */
  const proposalFor = (one: Typed): number => {
    const [start, end] = [placeOf(one), placeOf(one) + one.quote.length]
    const near = proposed
      .map((figure, place) => ({
        ...{ place, figure },
        away: Math.max(start - figure.start, figure.start - end, 0),
      }))
      .filter(({ away, figure: { value, low } }) => away <= 20 && Number(value ?? low) === one.value)
    return near.toSorted((a, b) => a.away - b.away)[0]?.place ?? -1
  }
  const about = { document: document.title }
  const found = typed.map((one) => ({
    entry: one.id,
    proposal: proposalFor(one),
    standing: standingTarget(one.id, id),
  }))
  const compared = found.flatMap(({ entry, proposal, standing }): Difference[] => {
    const whole = { ...about, entry, name: standing.name }
    if (proposal < 0) return [{ ...whole, field: '没有读出', read: '', standing: standing.name }]
    const target = records.targets[proposal]!
    const [readCells, standingCells] = [
      cellsOf(target, indicatorOf(records.indicators, target)),
      cellsOf(standing, indicatorOf(catalogue.indicators, standing)),
    ]
    return Object.keys(standingCells).flatMap((field) =>
      readCells[field] === standingCells[field]
        ? []
        : [{ ...whole, field, read: readCells[field] ?? '', standing: standingCells[field] ?? '' }],
    )
  })
  const more = proposed.flatMap((figure, place): Difference[] =>
    found.some(({ proposal }) => proposal === place)
      ? []
      : [
          {
            ...about,
            entry: '',
            name: records.targets[place]!.name,
            field: '目录没有',
            read: figure.quote,
            standing: '',
          },
        ],
  )
  return [...compared, ...more]
}

function standingTarget(entry: string, document: string): TargetRecord {
  return catalogue.targets.find(({ citations }) =>
    citations.some((one) => one.document === document && one.entry === entry),
  )!
}

function indicatorOf(indicators: readonly Indicator[], { indicator }: TargetRecord): Indicator {
  return indicators.find(({ id }) => id === indicator)!
}

const names = new Map(catalogue.organisations.map(({ id, name }) => [id, name]))
const regions = new Map(catalogue.regions.map(({ code, name }) => [code, name]))

/** The fields of a target and its indicator, as people read them. */
function cellsOf(target: TargetRecord, indicator: Indicator): Readonly<Record<string, string>> {
  return {
    名称: target.name,
    条件: target.comparator,
    数值: [target.value, target.high].filter(Boolean).join('—'),
    单位: indicator.unit,
    评价方式: target.basis,
    性质: target.kind,
    起点: target.start,
    期限: target.due ?? '',
    地区: regions.get(target.region) ?? target.region,
    牵头: target.organisations.map((one) => names.get(one) ?? one).join('、'),
    基期值: target.baseline ?? '',
    约束: target.force ?? '',
    软化词: target.softeners.join('、'),
    频率: indicator.frequency,
    取数: indicator.accumulation,
    方向: indicator.direction,
    小数位: String(indicator.decimals),
    口径: indicator.countingRule?.text ?? '',
    分母: target.denominator ?? '',
    分县: indicator.regions.length > 1 ? '是' : '',
  }
}
