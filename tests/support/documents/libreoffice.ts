import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { installDebianPackage, isExecutable } from '../install-debian-package.ts'

const program = '/usr/bin/soffice'
const packages = ['libreoffice-writer-nogui', 'libreoffice-calc-nogui', 'libreoffice-impress-nogui']
/** Milliseconds that a conversion may take. */
const patience = 120_000

/** LibreOffice is provided; root may install Debian's packages where it is missing. @throws Error where it stays missing */
export function findLibreOffice(): void {
  if (isExecutable(program)) return
  for (const name of packages) installDebianPackage(name)
  if (!isExecutable(program))
    throw new Error(`There is no ${program}. Install it: \`apt-get install ${packages.join(' ')}\`.`)
}

/** A document as LibreOffice prints it. @throws Error where LibreOffice cannot open it */
export async function printed(document: Uint8Array, ending: string): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'xushi-'))
  try {
    const file = join(folder, `document.${ending}`)
    writeFileSync(file, document)
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
    const told = await promisify(execFile)(
      program,
      ['--headless', profile, '--convert-to', 'pdf', '--outdir', folder, file],
      { timeout: patience },
    )
    const pdf = join(folder, 'document.pdf')
    try {
      return new Uint8Array(readFileSync(pdf))
    } catch {
      throw new Error(`LibreOffice made no PDF of a ${ending}: ${told.stdout}${told.stderr}`)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The text of each page of a PDF, without spaces. */
export async function pagesOf(pdf: Uint8Array): Promise<string[]> {
  return (await linesOf(pdf)).map((lines) => lines.join(''))
}

/** The lines of each page of a PDF, without spaces: texts that follow each other at one height. */
export async function linesOf(pdf: Uint8Array): Promise<string[][]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await getDocument({ data: pdf, verbosity: 0 }).promise
  const numbers = Array.from({ length: document.numPages }, (_, place) => place + 1)
  return Promise.all(
    numbers.map(async (number) => {
      const { items } = await (await document.getPage(number)).getTextContent()
      const lines: { height: number; text: string }[] = []
      for (const item of items) {
        if (!('str' in item) || item.str.trim() === '') continue
        const height = Math.round(item.transform[5] as number)
        const text = item.str.replaceAll(/\s/g, '')
        if (lines.at(-1)?.height === height) lines.at(-1)!.text += text
        else lines.push({ height, text })
      }
      return lines.map(({ text }) => text)
    }),
  )
}
