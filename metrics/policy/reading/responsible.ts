/** The responsible organisations of a clause, as printed; parts that names share are written out. */
export interface Responsible {
  readonly lead: readonly string[]
  readonly support: readonly string[]
  /** The organisations of a list that names no lead. */
  readonly joint: readonly string[]
}

const nobody: Responsible = { lead: [], support: [], joint: [] }

const nameEnding =
  /(?:局|厅|委|办|部|院|会|中心|公司|政府|管委会|单位|银行|集团|学院|大学|所|站|署|企业|运营商|部门|处|联|行|区|县|市)$/
const bracket =
  /[〔（(【[]([^〔〕（）()【】\[\]]*(?:[(（][^()（）]*[)）][^〔〕（）()【】\[\]]*)*)[〕）)】\]]/g
const labels = '(主要责任|牵头|主办|责任|配合|协办|参与|实施|落实)(?:单位|部门)[ ]?[:：]'
const label = new RegExp(`^\\s*${labels}`)
/** A labelled line, or the labelled end of one, that names organisations without brackets; each label may have a line of its own. */
const labelled = new RegExp(`(?<=^|\\n|[。；;] ?)${labels}[^。\\n]*(?:\\n${labels}[^。\\n]*)*`, 'g')
/** The deadline printed beside the organisations. */
const due = /[,，;；。\s]{0,3}(?:(?:完成)?(?:时限|时间|期限) ?[:：].*|(?:19|20)\d\d ?年[^,，;；、]{0,8})$/s

/**
 * The responsible organisations of a clause's text: those of the last labelled line, or of the last bracket that names any, if it
 * stands behind that line or around its beginning.
 * `firstLeads`: the first of a list is the lead.
 */
export function responsibleIn(text: string, firstLeads: boolean): Responsible {
  const lines = [...text.matchAll(labelled)]
  const last = lines.at(-1)
  const brackets = [...text.matchAll(bracket)].filter(({ 1: words }) => namesOrganisations(words!.trim()))
  // A bracket within that line is part of a name: 各县（区）. One that ends before the line counts no more.
  const lastBracket = brackets.findLast(
    ({ 0: all, index }) =>
      last === undefined ||
      index > last.index + last[0].length ||
      (index < last.index && index + all.length > last.index),
  )
  const words = lastBracket?.[1]!.trim() ?? last?.[0]
  return words === undefined ? nobody : organisationsNamed(words, firstLeads)
}

/** Whether a text in brackets names responsible organisations. */
function namesOrganisations(text: string): boolean {
  if (label.test(text) || /(?:牵头|负责|配合)/.test(text)) return true
  const names = namesOf(text.replace(due, '').replace(/[,，、]?第一个为牵头单位.*$/, ''))
  return names.some((name) => /^[省市县区国各☆]./.test(name)) && names.every((name) => nameEnding.test(name))
}

/** The organisations by their labels: 牵头单位：A；责任单位：B、C. Without a lead, the responsible ones lead if others support them. */
function byLabels(text: string): Responsible | undefined {
  const [, ...parts] = text.split(new RegExp(labels))
  const namesBy = (roles: RegExp) =>
    parts.flatMap((role, place) =>
      place % 2 === 0 && roles.test(role) ? namesOf(parts[place + 1]!.trimEnd().replace(/[;；。]$/, '')) : [],
    )
  if (parts.length < 4 && !/牵头|主办/.test(parts[0] ?? '')) return undefined
  const [leads, others, helpers] = [namesBy(/牵头|主/), namesBy(/^责任/), namesBy(/配合|协办|参与|实施|落实/)]
  return leads.length > 0
    ? { lead: leads, support: [...others, ...helpers], joint: [] }
    : { lead: others, support: helpers, joint: [] }
}

function organisationsNamed(text: string, firstLeads: boolean): Responsible {
  const told = text
    .replace(due, '')
    .replace(/[,，、。;；]?(?:第一个为|标☆的|牵头单位(?:与|在|列)|下同).*$/, '')
  const labelledOrganisations = byLabels(told)
  if (labelledOrganisations) return labelledOrganisations
  const plain = told.replace(label, '').trim()
  const led = /^(.*?)(?:牵头负责|牵头)[,，;；、]?(.*)$/.exec(plain)
  if (led) return { lead: namesOf(led[1]!), support: namesOf(led[2]!), joint: [] }
  const [first = '', ...rest] = plain.split(/[;；]/)
  if (rest.length > 0) return { lead: namesOf(first), support: namesOf(rest.join('、')), joint: [] }
  const starred = namesOf(plain).filter((name) => name.startsWith('☆'))
  const names = namesOf(plain.replaceAll('☆', ''))
  const lead =
    starred.length > 0
      ? starred.map((name) => name.slice(1))
      : names.slice(0, firstLeads || names.length === 1 ? 1 : 0)
  if (lead.length === 0) return { lead, support: [], joint: names }
  return { lead, support: names.filter((name) => !lead.includes(name)), joint: [] }
}

const duties = /^(?:会同|会)|(?:按职责分工|分工|按职责)?(?:负责|配合|参与|落实|牵头)$/g
const suffix = /(?:管委会|人民政府)$/

/** The names of a list. Text in brackets, as in 各县(市、区)人民政府, is not split. A suffix belongs to each district, county and city of its group, too: 端州区、高要区人民政府. */
function namesOf(text: string): string[] {
  const groups = cutOutside(text, ',，;；').map((group) =>
    cutOutside(group, '、').map((name) => name.replace(label, '').replace(duties, '').trim()),
  )
  return groups.flatMap((names) => {
    const shared = suffix.exec(names.at(-1)!.split('等')[0]!)?.[0]
    const whole = names.flatMap((name) => {
      const others = /^(.+?)等((?:有关|相关).*)$/.exec(name)
      return others ? [others[1]!, others[2]!] : [name.replace(/^等/, '')]
    })
    return whole
      .map((name) => (shared && /[区县市]$/.test(name) ? name + shared : name))
      .filter((name) => name !== '')
  })
}

function cutOutside(text: string, at: string): string[] {
  const parts: string[] = []
  let depth = 0
  let part = ''
  for (const sign of text) {
    if ('(（'.includes(sign)) depth += 1
    if (')）'.includes(sign)) depth -= 1
    if (depth === 0 && at.includes(sign)) {
      parts.push(part)
      part = ''
    } else part += sign
  }
  return [...parts, part]
}
