import Type, { type Static } from 'typebox'

const closed = { additionalProperties: false } as const
const offset = (description: string) => Type.Integer({ minimum: 0, description })
const start = offset('in UTF-16 units, into the text without its byte order mark')
const end = offset('the unit after the last')
const decimal = (description: string) => Type.String({ description })
const clause = Type.Optional(Type.String({ description: 'path of the clause that it stands in' }))
const names = Type.Array(Type.String())

const Clause = Type.Object(
  {
    path: Type.String({ description: '五(二十五)' }),
    title: Type.String(),
    start,
    end,
    responsible: Type.Object({ lead: names, support: names, joint: names }, closed),
  },
  closed,
)

/** A figure of a document: a target, or the reason why it is none. */
const PolicyFigure = Type.Object(
  {
    quote: Type.String(),
    start,
    end,
    clause,
    target: Type.Boolean(),
    reason: Type.Optional(
      Type.Enum(
        [
          'past',
          'base-value',
          'forecast',
          'comparison',
          'threshold',
          'entitlement',
          'time-limit',
          'part-of-document',
          'name',
          'rule-text',
          'results',
          'no-commitment',
        ] as const,
        { description: 'why it is no target' },
      ),
    ),
    doubt: Type.Optional(Type.String({ description: 'what a person should look at before taking it' })),
    name: Type.String(),
    comparator: Type.Enum(['>=', '>', '=', '<=', '<', 'range', 'about'] as const),
    value: Type.Optional(decimal('as printed; low and high of a range instead')),
    low: Type.Optional(decimal('as printed')),
    high: Type.Optional(decimal('as printed')),
    unit: Type.String({ description: 'as printed, with its scale: 万座, 亿元, %' }),
    deadline: Type.Optional(Type.String({ description: 'YYYY' })),
    baseline: Type.Optional(Type.String()),
    basis: Type.String(),
    force: Type.Optional(Type.Enum(['binding', 'anticipated'] as const)),
    softeners: names,
    row: Type.Optional(Type.Integer({ description: 'of an indicator table' })),
    kind: Type.Optional(Type.Literal('coverage', { description: 'said in words, without a number' })),
  },
  closed,
)

const DatedDuty = Type.Object(
  {
    quote: Type.String(),
    clause,
    due: Type.Optional(Type.String({ description: 'YYYY, YYYY-MM or YYYY-MM-DD' })),
  },
  closed,
)

/** `POST /api/policy/read`: what the rules read in a document; a person confirms it. In metrics: policy/reading/policy-reading.ts. */
export const PolicyReading = Type.Object(
  {
    kind: Type.Enum(['plan', 'rule', 'report', 'news', 'other'] as const),
    title: Type.Optional(Type.String()),
    issuers: names,
    number: Type.Optional(Type.String()),
    signed: Type.Optional(Type.String()),
    published: Type.Optional(Type.String()),
    horizon: Type.Optional(Type.String()),
    clauses: Type.Array(Clause),
    figures: Type.Array(PolicyFigure),
    milestones: Type.Array(DatedDuty),
    duties: Type.Array(DatedDuty),
    text: Type.Optional(Type.String({ description: 'what was read of a file; places are counted in it' })),
  },
  closed,
)
export type PolicyReading = Static<typeof PolicyReading>

/** The text of a document. A text that was damaged before it was sent is refused, since it would be read wrongly. */
export const PolicyText = Type.String({ format: 'free-text' })

/** A document as a file: Word (docx), PDF with text, a saved page or a text. The type is recognised by its content. */
export const PolicyFile = Type.Unsafe<Buffer>({ description: 'the bytes of the file' })
