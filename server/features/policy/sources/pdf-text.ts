import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { AppError } from '../../../errors.ts'
import { ruledRows } from './page-rules.ts'
import { pageText } from './page-text.ts'
import { withoutOverprints, type PlacedText } from './placed-text.ts'

const mostPages = 200

/**
 * The text of a PDF, with its lines joined to paragraphs. No script of it is run, and no link is followed. @throws AppError
 * file-too-large, file-type-not-allowed
 */
export async function pdfText(bytes: Buffer): Promise<string> {
  const { getDocument, OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  // Character maps and fonts are read from the package; nothing is fetched.
  const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const loading = getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: join(root, 'cmaps/'),
    cMapPacked: true,
    standardFontDataUrl: join(root, 'standard_fonts/'),
    useSystemFonts: false,
    disableFontFace: true,
    isEvalSupported: false,
    enableXfa: false,
    stopAtErrors: false,
    verbosity: 0,
  })
  const document = await loading.promise.catch((fault: unknown) => {
    const { name } = fault as Error
    if (name === 'PasswordException') throw refused('这份 PDF 加了密，打不开。请去掉密码，另存后再提交。')
    throw refused('这份 PDF 已损坏，打不开。请重新导出或下载后再提交。')
  })
  if (document.numPages > mostPages) {
    throw new AppError(
      'file-too-large',
      `这份 PDF 有 ${document.numPages} 页，最多读 ${mostPages} 页。请按章节分成几份分别提交。`,
    )
  }
  const pages: string[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    const placed = withoutOverprints(
      items.flatMap((item): PlacedText[] => {
        if (!('str' in item) || item.str.trim() === '') return []
        const [, , , , x, y] = item.transform as number[]
        return [{ text: item.str, x: x!, y: y!, width: item.width, size: item.height }]
      }),
    )
    const plain = pageText(placed)
    // The drawing operations are read only where the page may hold a table, because they take longer than its text.
    const rows = plain.includes('\t') ? ruledRows(await page.getOperatorList(), OPS) : []
    pages.push(rows.length === 0 ? plain : pageText(placed, rows))
    page.cleanup()
  }
  await loading.destroy()
  return joined(pages)
}

/** Joins the pages; a paragraph that a page end breaks continues on the next page. */
function joined(pages: readonly string[]): string {
  let text = ''
  for (const page of pages) {
    const goesOn = /[\u4e00-\u9fa5，、]$/.test(text.slice(-1)) && /^[\u4e00-\u9fa5]{2}[^\n、]{20}/.test(page)
    text += text === '' || page === '' || goesOn ? page : `\n${page}`
  }
  return text
}

function refused(detail: string): AppError {
  return new AppError('file-type-not-allowed', detail)
}
