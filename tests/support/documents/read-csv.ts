import { readFileSync } from 'node:fs'

/** The rows of a CSV file by column name; quoted fields may have commas and doubled quotes, but no line breaks. */
export function readCsv(path: string): Record<string, string>[] {
  const [header = [], ...rows] = readFileSync(path, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map(fieldsOf)
  return rows.map((fields) => Object.fromEntries(header.map((name, index) => [name, fields[index] ?? ''])))
}

function fieldsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  )
}
