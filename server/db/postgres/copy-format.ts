/** A row of a table as PostgreSQL's COPY writes it: texts by the names of the columns. */
export interface CopiedRow {
  readonly table: string
  readonly values: Readonly<Record<string, string | null>>
}

/** Reads the rows from the output of `pg_restore --data-only --file=-`. */
export async function* readCopyFormat(output: AsyncIterable<Buffer>): AsyncGenerator<CopiedRow> {
  let copying: { table: string; columns: string[] } | undefined
  for await (const line of linesOf(output)) {
    if (!copying) copying = headOf(line)
    else if (line === '\\.') copying = undefined
    else {
      const { table, columns } = copying
      const fields = line.split('\t').map(valueOf)
      yield {
        table,
        values: Object.fromEntries(columns.map((column, place) => [column, fields[place] ?? null])),
      }
    }
  }
}

/** Reads the head of a table: `COPY public.ledger (sequence, at, …) FROM stdin;` */
function headOf(line: string): { table: string; columns: string[] } | undefined {
  const [, table, columns] = /^COPY (\S+) \((.+)\) FROM stdin;$/.exec(line) ?? []
  if (table === undefined || columns === undefined) return undefined
  return { table, columns: columns.split(', ').map((name) => name.replaceAll('"', '')) }
}

const escaped: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

function valueOf(field: string): string | null {
  return field === '\\N' ? null : field.replaceAll(/\\(.)/g, (_, letter: string) => escaped[letter] ?? letter)
}

/** Splits lines at newlines alone: COPY escapes newlines within the data, but no other line breaks. */
async function* linesOf(output: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of output) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}
