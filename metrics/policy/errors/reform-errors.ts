import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { Reform } from '../../catalogue/changes/reform.ts'
import { isDate } from '../../period/civil-date.ts'
import type { CatalogueFinding } from '../catalogue-finding.ts'

/** What keeps reforms from being carried out. Rule Z-11. */
export function reformErrors({
  reforms,
  organisations,
}: Pick<Catalogue, 'reforms' | 'organisations'>): CatalogueFinding[] {
  const names = new Map(organisations.map(({ id, name }) => [id, name]))
  const nameOf = (id: string) => names.get(id) ?? id
  return reforms.flatMap((reform) => {
    const { id, before, after, from } = reform
    const error = (code: string, message: string): CatalogueFinding => ({ code, subject: id, message })
    const unknown = [...before, ...after].filter((one) => !names.has(one))
    if (unknown.length > 0)
      return unknown.map((one) => error('dangling-organisation', `所指单位不存在：${one}`))
    const itself = before.filter((one) => after.includes(one))
    const twice = before.filter((one) =>
      reforms.some((other) => other !== reform && other.before.includes(one)),
    )
    const arose = before.filter((one) =>
      reforms.some((other) => other.after.includes(one) && other.from >= from && other !== reform),
    )
    const circles = leadsBack(reforms, reform)
    return [
      ...(isDate(from) ? [] : [error('reform-day', `没有这一天：${from}`)]),
      ...(before.length === 0 || after.length === 0 || (before.length > 1 && after.length > 1)
        ? [error('reform-shape', '一次改革或是多个单位并为一个，或是一个单位分为几个，请分开写')]
        : []),
      ...itself.map((one) => error('reform-itself', `${nameOf(one)}不能并入或改为自己`)),
      ...twice.map((one) => error('reform-twice', `${nameOf(one)}已在另一次改革中撤并，请改它的承接单位`)),
      ...(circles ? [error('reform-circle', '几次改革绕成了一圈，承接单位最后又是原单位')] : []),
      ...(circles ? [] : arose).map((one) =>
        error('reform-early', `${nameOf(one)}到${lastOf(reforms, one)}才在上一次改革中设立，日期须在其后`),
      ),
      ...(reform.duties ?? [])
        .filter(({ to }) => !after.includes(to))
        .map(({ to }) => error('reform-duty', `${nameOf(to)}不是这次改革的承接单位，不能把职责交给它`)),
    ]
  })
}

/** The day on which an organisation last came out of a reform. */
function lastOf(reforms: readonly Reform[], organisation: string): string {
  const days = reforms.filter(({ after }) => after.includes(organisation)).map(({ from }) => from)
  return days.sort().at(-1)!
}

/** Whether one comes from those who take over back to those who were. */
function leadsBack(reforms: readonly Reform[], { before, after }: Reform): boolean {
  const reached = new Set(after)
  // Whatever is added while the set is walked is walked too.
  for (const one of reached)
    for (const further of reforms.filter((reform) => reform.before.includes(one)))
      for (const next of further.after) reached.add(next)
  return before.some((one) => reached.has(one))
}
