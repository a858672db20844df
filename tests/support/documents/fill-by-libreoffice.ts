import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

/** The program of Debian's package libreoffice-calc-nogui. */
export const officeProgram = '/usr/bin/soffice'

/** A text that is typed into a cell of a sheet. */
export interface OfficeEdit {
  readonly sheet: string
  /** The address of the cell: G7. */
  readonly cell: string
  readonly text: string
}

/**
 * A workbook is opened in LibreOffice, filled with texts as if typed, including locked cells, and saved as .xlsx.
 * @throws Error where it was not saved
 */
export async function filledByLibreOffice(
  workbook: Uint8Array,
  edits: readonly OfficeEdit[],
): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'xushi-'))
  const profile = join(folder, 'profile')
  const start = (...more: string[]) =>
    promisify(execFile)(
      officeProgram,
      ['--headless', '--norestore', `-env:UserInstallation=${pathToFileURL(profile).href}`, ...more],
      { timeout: 120_000 },
    )
  try {
    const [from, to] = [join(folder, 'from.xlsx'), join(folder, 'to.xlsx')]
    writeFileSync(from, workbook)
    // The first start of LibreOffice creates the folder of macros.
    await start('--terminate_after_init')
    const basic = join(profile, 'user', 'basic', 'Standard')
    writeFileSync(join(basic, 'Fill.xba'), moduleXml(fillMacro(from, to, edits)))
    writeFileSync(join(basic, 'script.xlb'), libraryXml)
    const told = await start('macro:///Standard.Fill.Main')
    try {
      return readFileSync(to)
    } catch {
      throw new Error(`LibreOffice saved no workbook: ${told.stdout}${told.stderr}`)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function fillMacro(from: string, to: string, edits: readonly OfficeEdit[]): string {
  const text = (plain: string) => `"${plain.replaceAll('"', '""')}"`
  const url = (path: string) => text(pathToFileURL(path).href)
  const typed = edits.map(
    (edit) =>
      `book.Sheets.getByName(${text(edit.sheet)}).getCellRangeByName(${text(edit.cell)}).setFormula(${text(edit.text)})`,
  )
  return `Sub Main
  Dim unseen(0) As New com.sun.star.beans.PropertyValue
  unseen(0).Name = "Hidden"
  unseen(0).Value = True
  Dim asXlsx(0) As New com.sun.star.beans.PropertyValue
  asXlsx(0).Name = "FilterName"
  asXlsx(0).Value = "Calc MS Excel 2007 XML"
  book = StarDesktop.loadComponentFromURL(${url(from)}, "_blank", 0, unseen())
  ${typed.join('\n  ')}
  book.storeToURL(${url(to)}, asXlsx())
  book.close(True)
  StarDesktop.terminate()
End Sub`
}

const openOffice = '-//OpenOffice.org//DTD OfficeDocument 1.0//EN'
const moduleXml = (code: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE script:module PUBLIC "${openOffice}" "module.dtd"><script:module xmlns:script="http://openoffice.org/2000/script" script:name="Fill" script:language="StarBasic">${code
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')}</script:module>`
const libraryXml = `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE library:library PUBLIC "${openOffice}" "library.dtd"><library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Fill"/></library:library>`
