import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../../docs/manual/', import.meta.url))

/** The parts of a chapter of the manual that can be compared with the product. */
export interface Chapter {
  /** The words in 「…」, which stand on the screen. */
  readonly labels: readonly string[]
  /** The names of the chapter's pictures, without folder and ending. */
  readonly pictures: readonly string[]
}

export function readChapter(name: string): Chapter {
  const text = readFileSync(`${folder}${name}.md`, 'utf8')
  return {
    labels: [...new Set([...text.matchAll(/「([^」]+)」/g)].map(([, label]) => label!))],
    pictures: [...text.matchAll(/\]\(pictures\/([^)]+)\.png\)/g)].map(([, picture]) => picture!),
  }
}

/** A label without its figures: 提交审核 4 项 is the same button as 提交审核 12 项. */
export const withoutFigures = (label: string) => label.replace(/\d[\d,.]*/g, '0')

export const pictureFile = (name: string) => `${folder}pictures/${name}.png`
