import type { Catalogue } from '../../catalogue/catalogue.ts'
import { isOfRegions } from '../../catalogue/changes/after-reforms.ts'
import { goesOn, type Reform } from '../../catalogue/changes/reform.ts'
import { isDate } from '../../period/civil-date.ts'
import type { CatalogueFinding } from '../catalogue-finding.ts'

/** The errors that keep reforms from being carried out. Rules Z-11, Z-13. */
export function reformErrors({
  reforms: all,
  organisations,
  regions,
}: Pick<Catalogue, 'reforms' | 'organisations' | 'regions'>): CatalogueFinding[] {
  const bodies = new Map(organisations.map(({ id, name }) => [id, name]))
  const places = new Map(regions.map(({ code, name }) => [code, name]))
  return all.flatMap((reform) => {
    const { id, before, after, from } = reform
    const [names, kind, what] = isOfRegions(reform)
      ? [places, 'region', '地区']
      : [bodies, 'organisation', '单位']
    const reforms = all.filter((other) => isOfRegions(other) === isOfRegions(reform))
    const nameOf = (one: string) => names.get(one) ?? one
    const error = (code: string, message: string): CatalogueFinding => ({ code, subject: id, message })
    const unknown = [...before, ...after].filter((one) => !names.has(one))
    if (unknown.length > 0)
      return unknown.map((one) => error(`dangling-${kind}`, `所指${what}不存在：${one}`))
    const others = reforms.filter((other) => other !== reform)
    const cedes = cession(reform)
    const itself = cedes ? [] : before.filter((one) => after.includes(one))
    const twice = before.filter((one) =>
      others.some((other) => ends(other, one) && (!cedes || other.from <= from)),
    )
    // What cedes a part may be given one later.
    const arose = before.filter((one) =>
      others.some(
        (other) => !cedes && other.after.includes(one) && other.from >= from && !goesOn(other, one),
      ),
    )
    const circles = leadsBack(
      reforms.filter((one) => !cession(one)),
      reform,
    )
    return [
      ...(isDate(from) ? [] : [error('reform-day', `没有这一天：${from}`)]),
      ...(before.length === 0 || after.length === 0 || (before.length > 1 && after.length > 1)
        ? [error('reform-shape', `一次改革或是多个${what}并为一个，或是一个${what}分为几个，请分开写`)]
        : []),
      ...itself.map((one) =>
        error(
          'reform-itself',
          `${nameOf(one)}不能并入或改为自己；只划出一部分、自己还在的，请一并写上划入的${what}`,
        ),
      ),
      ...twice.map((one) => error('reform-twice', `${nameOf(one)}已在另一次改革中撤并，请改它的承接${what}`)),
      ...(circles ? [error('reform-circle', `几次改革绕成了一圈，承接${what}最后又是原${what}`)] : []),
      ...(circles ? [] : arose).map((one) =>
        error('reform-early', `${nameOf(one)}到${lastOf(reforms, one)}才在上一次改革中设立，日期须在其后`),
      ),
      ...(reform.duties ?? [])
        .filter(({ to }) => !after.includes(to))
        .map(({ to }) => error('reform-duty', `${nameOf(to)}不是这次改革的承接${what}，不能把职责交给它`)),
    ]
  })
}

/** Whether a single organisation or region cedes a part and goes on. */
const cession = (reform: Reform) =>
  reform.before.length === 1 && reform.after.length > 1 && goesOn(reform, reform.before[0]!)

const ends = (reform: Reform, one: string) => reform.before.includes(one) && !cession(reform)

/** The day on which a reform last created an organisation or a region. */
function lastOf(reforms: readonly Reform[], one: string): string {
  const days = reforms
    .filter((reform) => reform.after.includes(one) && !goesOn(reform, one))
    .map(({ from }) => from)
  return days.sort().at(-1)!
}

/** Whether reforms lead from a reform's successors back to its former organisations or regions; never those of a reform that only cedes a part. */
function leadsBack(reforms: readonly Reform[], reform: Reform): boolean {
  if (cession(reform)) return false
  const { before, after } = reform
  const reached = new Set(after)
  // Elements that are added during the loop are visited too.
  for (const one of reached)
    for (const further of reforms.filter((other) => other.before.includes(one)))
      for (const next of further.after) reached.add(next)
  return before.some((one) => reached.has(one))
}
