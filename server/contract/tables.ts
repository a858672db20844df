import Type, { type Static } from 'typebox'

/** The forms in which tables are taken out. */
export const tableForms = ['csv', 'xlsx'] as const
export type TableForm = (typeof tableForms)[number]

/** The most rows and columns of a table that a page shows. */
const most = { rows: 20_000, columns: 200 } as const

const CellText = Type.String({ maxLength: 5_000 })

/** `POST /api/tables/:form`: a table as a page shows it, which is answered as a file. Each row has a text for every column. */
export const ShownTable = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200 }),
    columns: Type.Array(CellText, { minItems: 1, maxItems: most.columns }),
    rows: Type.Array(Type.Array(CellText, { maxItems: most.columns }), { maxItems: most.rows }),
    /** Whether the page says that its data are of the demo, which the file then says in each row. */
    demo: Type.Boolean(),
  },
  { additionalProperties: false },
)

export type ShownTable = Static<typeof ShownTable>
