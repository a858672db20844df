import type { ShownTable } from '#server/contract/tables.ts'

/** A table of a page, with the name by which a person knows it. */
export interface PageTable {
  readonly name: string
  readonly element: HTMLTableElement
}

/** The tables of a page that a person sees, with names: a caption, a label, the heading above, or that of the page. */
export function tablesOn(page: HTMLElement): PageTable[] {
  const seen = new Map<string, number>()
  return [...page.querySelectorAll('table')]
    .filter((table) => !table.closest('[hidden], [aria-hidden="true"], [data-export="no"]'))
    .map((element) => {
      const name = nameOf(element, page)
      const times = (seen.get(name) ?? 0) + 1
      seen.set(name, times)
      return { element, name: times === 1 ? name : `${name} ${times}` }
    })
}

function nameOf(table: HTMLTableElement, page: HTMLElement): string {
  const labelledBy = table.getAttribute('aria-labelledby')
  const named =
    textOf(table.caption) ||
    table.getAttribute('aria-label') ||
    textOf(labelledBy === null ? null : byId(page, labelledBy))
  if (named) return named
  const heads = [...page.querySelectorAll('h1, h2, h3')].filter(
    (head) => head.compareDocumentPosition(table) & Node.DOCUMENT_POSITION_FOLLOWING,
  )
  return textOf(heads.at(-1) ?? null) || '表格'
}

const byId = (page: HTMLElement, id: string) => page.ownerDocument.getElementById(id)

/**
 * A table as it is shown: the heads of several lines together, what spans rows in each of them, and without columns that have controls alone.
 * `demo`: whether the screen says so anywhere, as beside the name of a person of the demo.
 */
export function shownTable({ name, element }: PageTable, page: HTMLElement): ShownTable {
  const headRows = [...element.querySelectorAll<HTMLTableRowElement>(':scope > thead > tr')]
  const bodyRows = [
    ...element.querySelectorAll<HTMLTableRowElement>(':scope > tbody > tr, :scope > tfoot > tr'),
  ]
  const head = placed(headRows, false)
  const body = placed(bodyRows, true)
  const width = Math.max(0, ...[...head, ...body].map((row) => row.length))
  const heads = Array.from({ length: width }, (_, place) =>
    [...new Set(head.map((row) => row[place] ?? '').filter(Boolean))].join(' '),
  )
  const kept = heads.flatMap((title, place) => {
    const isEmpty = body.every((row) => (row[place] ?? '') === '')
    return title === '操作' || (isEmpty && title === '') ? [] : [place]
  })
  return {
    name,
    columns: kept.map((place) => heads[place]!),
    rows: body.map((row) => kept.map((place) => row[place] ?? '')).filter((row) => row.some(Boolean)),
    demo: page.ownerDocument.body.textContent.includes('演示'),
  }
}

/** The texts of rows in the columns that they stand in; `once`: a text across several columns stands in the first alone. */
function placed(rows: readonly HTMLTableRowElement[], once: boolean): string[][] {
  const grid: string[][] = rows.map(() => [])
  rows.forEach((row, line) => {
    let place = 0
    for (const cell of row.cells) {
      while (grid[line]![place] !== undefined) place += 1
      const text = cellText(cell)
      for (let down = 0; down < cell.rowSpan && line + down < rows.length; down += 1)
        for (let across = 0; across < cell.colSpan; across += 1)
          grid[line + down]![place + across] = once && across > 0 ? '' : text
      place += cell.colSpan
    }
  })
  return grid
}

/** The elements that are no content of a cell. */
const controls = new Set(['BUTTON', 'SCRIPT', 'STYLE', 'TEMPLATE'])

function cellText(cell: HTMLElement): string {
  const shown = squeezed(textWithin(cell, false))
  return shown === '' ? squeezed(textWithin(cell, true)) : shown
}

/** The text of an element; what only screen readers get is left out unless it is `spoken`, as where a cell has a picture alone. */
function textWithin(element: Element, spoken: boolean): string {
  let text = ''
  for (const node of element.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) text += node.textContent ?? ''
    else if (node instanceof Element) text += textOfElement(node, spoken)
  }
  return text
}

function textOfElement(element: Element, spoken: boolean): string {
  if (controls.has(element.tagName) && !(spoken && element.tagName === 'BUTTON')) return ''
  if (element.getAttribute('data-export') === 'no') return ''
  if (!spoken && element.classList.contains('visually-hidden')) return ''
  if (element instanceof HTMLInputElement)
    return ['checkbox', 'radio', 'button', 'submit', 'file'].includes(element.type) ? '' : element.value
  if (element instanceof HTMLTextAreaElement) return element.value
  if (element instanceof HTMLSelectElement) return element.selectedOptions[0]?.text ?? ''
  const label = element.getAttribute('aria-label')
  if (element.getAttribute('role') === 'img' && label) return ` ${label} `
  if (element.tagName === 'svg') return ''
  const text = textWithin(element, spoken)
  return /^(?:P|DIV|LI|BR|DT|DD|SPAN|SMALL)$/.test(element.tagName) ? ` ${text} ` : text
}

const textOf = (element: Element | null) => squeezed(element?.textContent ?? '')
/** Thin blanks are within figures and their units; all others are one. */
const squeezed = (text: string) => text.replaceAll(/[ \t\n\r\u00A0]+/g, ' ').trim()
