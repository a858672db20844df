import type { PolicyClause, PolicyFigure, PolicyReading } from './reading/policy-reading.ts'
import { basisOf } from './reading/figures/commitment-of.ts'
import { dutiesIn, limitIn, milestonesIn } from './reading/time/dates-in.ts'
import { documentFacts } from './reading/document-facts.ts'
import { figuresOfParagraph } from './reading/figures/figures-of-paragraph.ts'
import { paragraphsOf, type Paragraph } from './reading/paragraphs.ts'
import { plainText } from './reading/plain-text.ts'
import type { RowFigure } from './reading/tables/row-figure.ts'
import { readTables } from './reading/tables/read-tables.ts'
import { responsibleIn } from './reading/responsible.ts'
import { Sections } from './reading/time/sections.ts'
import type { TextSpan } from './reading/sentences.ts'

/** Headings of glossaries at the end of a report, which repeat its figures without committing to them. */
const glossary = /名词(?:解释|注释|注解|说明)[》)）]?$|^注释$/

/** Beginnings of notes below a table, which explain its figures. */
const note = /^(?:备注|附注|注释|注|说明) ?[:：]/

/** Numbered notes within a line, where a converter lost the line breaks. */
const numberedNotes = /注 ?[:：] ?(?:①|1[.、．]|[(（]1[)）])/

/**
 * Reads a policy document by rules, without a model or a network: its kind, its clauses and the responsible organisations, and every
 * figure, with whether it is a target, or why not. Any text can be read. domain.md §6.
 */
export function readPolicy(text: string): PolicyReading {
  const plain = plainText(text)
  const source = { text, plain }
  const paragraphs = paragraphsOf(plain)
  const facts = documentFacts(plain, paragraphs)
  const tables = readTables(plain, facts)
  const sections = new Sections(facts.isWorkReport ? 'past' : undefined)
  const isTabled = within(tables.spans)
  const figures: Omit<PolicyFigure, 'clause'>[] = tables.figures.map((row) =>
    figureOfRow(text, row, facts.kind),
  )
  for (const cell of tables.sentences) {
    const goals = new Sections('future')
    goals.deadline = cell.due
    for (const figure of figuresOfParagraph(source, cell, facts, goals, cell.name || undefined))
      figures.push({
        // The base of a level is none of its growth.
        ...(cell.baseline !== undefined &&
          !/growth|reduction/.test(figure.basis) && { baseline: cell.baseline }),
        ...figure,
        unit: figure.unit || (cell.unit ?? ''),
      })
  }
  const bodies: Paragraph[] = []
  let isGlossary = false
  let isNote = false
  const clauses = clausesOf(plain, paragraphs)
  const clauseAt = within(clauses)
  for (const paragraph of paragraphs) {
    const { start, level, mark } = paragraph
    const clause = level > 0 ? clauseAt(start) : undefined
    // 工作打算 in the title of a work report is no heading of aims.
    if (!facts.isWorkReport || paragraph.title !== facts.title)
      sections.enter(paragraph, clause && limitIn(plain.slice(clause.start, clause.end)))
    // A note may begin with 注：1.… and continue with 2. in the next line.
    isNote = note.test(plain.slice(start, start + 8)) || (isNote && /^[2-9]$/.test(mark))
    isGlossary = (isGlossary && paragraph.level !== 1) || glossary.test(paragraph.title)
    if ((isTabled(start)?.end ?? start) >= paragraph.end) continue
    if (!isGlossary) bodies.push(paragraph)
    const noted = plain.slice(start, paragraph.end).search(numberedNotes)
    for (const figure of figuresOfParagraph(source, paragraph, facts, sections)) {
      if (isTabled(figure.start)) continue
      const isNoted = noted >= 0 && figure.start >= start + noted
      figures.push(
        isGlossary || isNote || isNoted
          ? { ...figure, target: false, reason: figure.reason ?? 'no-commitment' }
          : figure,
      )
    }
  }
  figures.sort((a, b) => a.start - b.start)
  const placeOf = (at: number): { clause?: string } => {
    const clause = clauseAt(at)
    return clause ? { clause: clause.path } : {}
  }
  const firstFrom = (at: number) => figures[lowerBound(figures, at)]
  const holdsFigure = ({ start, end }: TextSpan) => (firstFrom(start)?.start ?? end) < end
  const isPlan = facts.kind === 'plan' || facts.kind === 'other'
  return {
    ...facts.said,
    clauses,
    figures: figures.map((figure) => ({ ...figure, ...placeOf(figure.start) })),
    milestones: isPlan
      ? bodies
          .filter(({ start }) => clauseAt(start))
          .flatMap((body) =>
            milestonesIn(source, body, holdsFigure).map((found) => ({ ...found, ...placeOf(body.start) })),
          )
      : [],
    duties: bodies.flatMap((body) =>
      dutiesIn(source, body).map((found) => ({ ...found, ...placeOf(body.start) })),
    ),
  }
}

/** Finds the span that contains an offset; spans do not overlap. */
function within<T extends TextSpan>(spans: readonly T[]): (at: number) => T | undefined {
  const ordered = spans.toSorted((a, b) => a.start - b.start)
  return (at) => {
    const found = ordered[lowerBound(ordered, at + 1) - 1]
    return found && at < found.end ? found : undefined
  }
}

/** The number of ordered spans that begin before an offset. */
function lowerBound(spans: readonly TextSpan[], at: number): number {
  let [low, high] = [0, spans.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (spans[middle]!.start < at) low = middle + 1
    else high = middle
  }
  return low
}

function figureOfRow(
  text: string,
  row: RowFigure,
  kind: PolicyReading['kind'],
): Omit<PolicyFigure, 'clause'> {
  const isTarget = kind !== 'rule' && kind !== 'report'
  // What its goal is of tells nothing of its kind: 人均产值（沿海）.
  const name = row.name.replace(/（[^（）]*）$/, '')
  return {
    ...row,
    quote: text.slice(row.start, row.end),
    target: isTarget,
    ...(!isTarget && { reason: kind === 'rule' ? ('rule-text' as const) : ('results' as const) }),
    basis: row.unit === '倍' ? 'growth' : basisOf({ ...row, before: '' }, name, '', name),
    softeners: [],
  }
}

/** Every heading with the text down to the next one. */
function clausesOf(plain: string, paragraphs: readonly Paragraph[]): PolicyClause[] {
  const path: Paragraph[] = []
  const firstLeads = /第一个为牵头单位/.test(plain)
  const headings = paragraphs.filter(({ level }) => level > 0)
  return headings.map((heading, place) => {
    while (path.length > 0 && path.at(-1)!.level >= heading.level) path.pop()
    path.push(heading)
    const end = headings[place + 1]?.start ?? plain.length
    return {
      path: path.map(({ mark }) => mark).join(''),
      title: heading.title,
      start: heading.start,
      end,
      responsible: responsibleIn(plain.slice(heading.start, end), firstLeads),
    }
  })
}
