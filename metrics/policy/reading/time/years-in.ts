/** A year in a text, with its place. */
export interface NamedYear {
  readonly at: number
  readonly year: string
}

/** The last years of the five-year plans. */
export const planEnds: Readonly<Record<string, string>> = {
  ...{ 一: '2010', 二: '2015', 三: '2020' },
  ...{ 四: '2025', 五: '2030', 六: '2035' },
}
const period = /十([一二三四五六])五[”"]?(?:期间|时期|期?末|收官)/g
const named =
  /((?:19|20)\d\d) ?年(?! ?\d{1,2} ?期)|(今年|明年|(?<![\d一二三四五六七八九十两])年内|本年度)|((?:未来|今后|后)五年)|十([一二三四五六])五[”"]?(?:规划)?(?:期?末|期间|时期|收官|(?:的)?目标(?=[为是]))|([近中远]期)(?=[，：])/g
/** Words directly before a year with which something is compared, or from which it starts. */
const compared = /[比较自从由是][“"]? ?$|以$|相[比较]于? ?$/

/** Words after a year that is the basis of a growth or a comparison: 在2030年41%的基础上, 与2030年相比. */
const built =
  /^[^，。；]{0,24}(?:的|之)?基础上|^(?:底|末|水平)?相比|^(?:底|末)?(?:以|之)?前[^，。；\d]{1,8}的|^[^，。；]{0,16}(?:单位|个人|企业|集体)[^，。；]{0,4}(?:进行|给予|予以)(?:奖励|表彰|表扬)/

const ofWork = /^(?:19|20)\d\d ?年(?:的|主要|重点|政府|度)*(?:工作|任务)(?:安排|任务|重点|打算|部署)/

/** The year of a heading that names the work of a year, which 今年 means where a document bears no date: 二、2032年工作安排. */
export function yearOfWork(
  headings: readonly { readonly level: number; readonly title: string }[],
): number | undefined {
  const last = headings.findLast(({ level, title }) => level > 0 && ofWork.test(title))
  return last && Number(last.title.slice(0, 4))
}

/** The last years of the stages that a text names: 近期至2025年，远期至2035年. */
export function stagesIn(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [
      ...text.matchAll(
        /([近中远]期)(?:[至到为：（(]|规划){0,2}(?:(?:19|20)\d\d ?年?[-—–~至到]+)?((?:19|20)\d\d) ?年/g,
      ),
    ].map(([, stage, year]) => [stage!, year!]),
  )
}

/** The years by which something may be due: 2025年, 今年, “十四五”末; years of comparison (比2020年) are left out. */
export function yearsIn(
  words: string,
  start: number,
  year: number | undefined,
  stages: Readonly<Record<string, string>> = {},
): NamedYear[] {
  return [...words.matchAll(named)].flatMap((found) => {
    const [, printed, current, coming, plan, stage] = found
    if (compared.test(words.slice(Math.max(0, found.index - 4), found.index))) return []
    const end = found.index + found[0].length
    if (built.test(words.slice(end, end + 32))) return []
    const now = current === '明年' && year !== undefined ? year + 1 : year
    const of =
      printed ??
      (stage
        ? stages[stage]
        : coming
          ? planEndAfter(year)
          : plan === undefined
            ? now?.toString()
            : planEnds[plan])
    return of === undefined ? [] : [{ at: start + found.index, year: of }]
  })
}

/** The end of the five-year plan that 未来五年 means in a year. */
function planEndAfter(year: number | undefined): string | undefined {
  return Object.values(planEnds)
    .toSorted()
    .find((end) => year !== undefined && Number(end) > year)
}

/** The end of the latest five-year plan that a text names: “十七五”规划. */
export function latestPlanIn(text: string): string | undefined {
  // A plan with which something is compared is over: 比“十六五”末降低.
  return [...text.matchAll(/(?<![比较与][“"]?)十([一二三四五六])五/g)]
    .map((found) => planEnds[found[1]!]!)
    .toSorted()
    .at(-1)
}

/** The year of a plan for figures without one of their own; none where 今年 stands beside them and nothing tells which year that is. */
export function horizonBeside(
  words: string,
  { year, bears, horizon }: { readonly year?: number; readonly bears?: number; readonly horizon?: string },
): string | undefined {
  return (year ?? bears) === undefined && /今年(?!以来)/.test(words) ? undefined : horizon
}

const yearOrPlan = '(?:(?:19|20)\\d\\d ?年?(?:底|末)?|[“"]?十[一二三四五六]五[”"]?(?:期间|时期|期?末)?)'
const severally = new RegExp(
  `(?:${yearOrPlan}[、和及] ?){1,9}(?=[12十“"])${yearOrPlan}(?:，?[^，。；\\d]{0,12})分别`,
  'g',
)

/** The years of the figures that follow a place of a sentence: 2027年、2028年分别达到55亿元、68亿元. */
interface Severally {
  readonly from: number
  readonly years: readonly string[]
}

/** The years that a sentence gives severally to the figures behind them, in order. */
export function yearsSeverally(words: string): Severally[] {
  return [...words.matchAll(severally)].map((found) => ({
    from: found.index + found[0].length,
    years: [...found[0].matchAll(/((?:19|20)\d\d)|十([一二三四五六])五/g)].map(
      ([, year, plan]) => year ?? planEnds[plan!]!,
    ),
  }))
}

/** The last years of the five-year plans that a sentence names: “十四五”时期 ends with 2025. */
export function periodsIn(sentence: string): number[] {
  return [...sentence.matchAll(period)].map((found) => Number(planEnds[found[1]!]))
}
