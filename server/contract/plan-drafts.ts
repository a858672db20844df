import Type, { type Static } from 'typebox'
import type { PlanDraft as Draft } from '#metrics/planning/plan-draft.ts'
import { DateText, FreeText, Id, Instant, Nullable, Sequence } from './scalars.ts'
import { tablesOf, titled } from './plan-draft-tables.ts'

/** A plan as somebody typed it: tables of texts, which are read when the draft is checked. Ids may be left out. */
export const PlanDraft = titled(tablesOf(FreeText({ title: '单元格', maxLength: 500 })))

/** A draft in a list. */
export const PlanDraftBrief = Type.Object({
  id: Id,
  version: Type.Integer({ minimum: 1 }),
  title: Type.String(),
  region: Type.String(),
  targets: Type.Integer(),
  changedAt: Instant,
  changedBy: Type.String(),
  /** The document as which the draft was published. */
  document: Nullable(Id),
  /** Whether the draft is not published, or was changed since. */
  open: Type.Boolean(),
  /** Who handed it in for a second person's confirmation, and when; null where no publication waits. */
  waiting: Nullable(Type.Object({ by: Type.String(), at: Instant })),
  /** Who refused its last publication, when and why; null where it was not refused, or was published or handed in again since. */
  refused: Nullable(Type.Object({ by: Type.String(), at: Instant, reason: Nullable(Type.String()) })),
})

/** `GET /api/plans/:id`: a draft; its version is the ETag. */
export const KeptPlanDraft = Type.Object({ ...PlanDraftBrief.properties, draft: tablesOf(Type.String()) })
export const PlanDraftVersion = Type.Object({ id: Id, version: Type.Integer() })

const place = {
  table: Type.Enum([
    'document',
    'regions',
    'organisations',
    'clauses',
    'targets',
    'milestones',
    'duties',
    'shared',
    'sources',
    'boards',
  ] as const),
  /** The row, counted from 0; null for the document's own fields. */
  row: Nullable(Type.Integer()),
}
/** A fault that keeps the draft from being published, with its cell. */
const PlanFault = Type.Object({ ...place, field: Type.String(), detail: Type.String() })
/** `GET /api/plans/:id/check`: the faults of a draft, and remarks on it. */
export const PlanCheck = Type.Object({
  faults: Type.Array(PlanFault),
  remarks: Type.Array(Type.Object({ ...place, detail: Type.String() })),
})

/** Something that a published plan still lacks to be judged. */
const PlanLack = Type.Object({
  kind: Type.Enum(['lead', 'reporter', 'reviewer', 'baseline', 'due'] as const),
  target: Id,
  name: Type.String(),
  detail: Type.String(),
})
export const PlanLacks = Type.Object({ lacks: Type.Array(PlanLack) })
/** The body of `POST /api/plans/:id/publish`, which may be missing: why a published plan is changed. */
export const PublicationReason = Nullable(
  Type.Object(
    { reason: Type.Optional(FreeText({ title: '原因', maxLength: 500 })) },
    { additionalProperties: false },
  ),
)
/** `POST /api/plans/:id/publish`: the published plan. */
export const PublishedPlan = Type.Object({
  sequence: Sequence,
  document: Id,
  version: Type.Integer(),
  /** The proposal that a second person must confirm; null: the plan is in force. */
  proposal: Nullable(Id),
  lacks: Type.Array(PlanLack),
})

export const PlanWorkbookFile = Type.Unsafe<Buffer>({ description: 'the bytes of the workbook' })
const SheetNote = Type.Object({ sheet: Type.String(), place: Nullable(Type.String()), detail: Type.String() })
/** `POST /api/plans/:id/workbook`: a preview of the draft that a workbook would make; nothing is stored. */
export const PlanWorkbookLook = Type.Object({
  /** The version with which the workbook was compared. */
  version: Type.Integer(),
  changes: Type.Array(
    Type.Object({
      table: place.table,
      row: Type.Integer(),
      act: Type.Enum(['added', 'removed', 'changed', 'reordered'] as const),
      name: Type.String(),
      cells: Type.Array(Type.Object({ title: Type.String(), from: Type.String(), to: Type.String() })),
    }),
  ),
  /** The faults that keep the workbook from being taken, with their cells. */
  faults: Type.Array(SheetNote),
  remarks: Type.Array(SheetNote),
  /** The resulting draft, which `PUT /api/plans/:id` keeps as based on that version. */
  draft: tablesOf(Type.String()),
})

/** `GET /api/region-codes`: up to 40 official regions whose code begins with the query, or whose name contains it. */
export const RegionChoices = Type.Object({
  regions: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), within: Type.String() })),
})

export const PreviewAt = Type.Optional(DateText)
export type PlanDraft = Draft
/** A draft as it is sent; a program that does not know of sources yet sends none. */
export type SentPlanDraft = Omit<Draft, 'sources'> & Partial<Pick<Draft, 'sources'>>
export type PlanDraftBrief = Static<typeof PlanDraftBrief>
export type KeptPlanDraft = Omit<Static<typeof KeptPlanDraft>, 'draft'> & { readonly draft: Draft }
export type PlanDraftVersion = Static<typeof PlanDraftVersion>
export type PlanWorkbookLook = Omit<Static<typeof PlanWorkbookLook>, 'draft'> & { readonly draft: Draft }
export type PlanCheck = Static<typeof PlanCheck>
export type PublishedPlan = Static<typeof PublishedPlan>
export type RegionChoices = Static<typeof RegionChoices>
