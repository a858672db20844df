import type { Catalogue } from '#metrics/catalogue/catalogue.ts'
import type { PlanDraft } from '#metrics/planning/plan-draft.ts'
import { remarksWithout } from '#metrics/planning/in-use/remarks-without.ts'
import { nameEntries } from '#metrics/policy/name-entries.ts'
import type { PlanSource } from '#metrics/policy/plan-source.ts'
import { boards } from '#seeds/boards.ts'
import { catalogue } from '#seeds/catalogue.ts'
import { zhaoqingOrganisations } from '#seeds/organisations/zhaoqing.ts'
import { zhaoqing2024DigitalEconomy } from '#seeds/documents/zhaoqing-2024-digital-economy/plan.ts'
import { zhaoqing2024DigitalZhaoqing } from '#seeds/documents/zhaoqing-2024-digital-zhaoqing/plan.ts'

const others = catalogue.documents.filter(({ region }) => region !== '441200')
const withoutOtherPlaces = remarksWithout(others.map(({ shortTitle }) => shortTitle))

/** The two plans of 肇庆 as a person would word them from the documents alone. */
export const zhaoqingDrafts: readonly PlanDraft[] = [
  draftOf(zhaoqing2024DigitalEconomy),
  draftOf(zhaoqing2024DigitalZhaoqing),
]

/** A plan's tables as a draft: numbers as texts, and references to entries written out. */
function draftOf(source: PlanSource): PlanDraft {
  const spelled = spellIn(source.id)
  const row = <T extends { readonly remarks?: readonly string[]; readonly says?: string }>(one: T) => ({
    ...one,
    ...(one.remarks && { remarks: one.remarks.flatMap(spelled) }),
    ...(one.says !== undefined && { says: spelled(one.says).join() }),
  })
  const {
    span,
    leadModes,
    clauses,
    commitments,
    milestones,
    duties,
    shared = [],
    id: _,
    ...document
  } = source
  const place = catalogue.regions.filter(
    ({ code, parent }) =>
      code === '441200' || parent === '441200' || parent === undefined || code === '440000',
  )
  return {
    document: {
      ...document,
      start: span.start,
      due: span.due,
      spanAssumed: markOf(span.assumed),
      ...leadModes,
      remarks: document.remarks.flatMap(spelled),
    },
    regions: place.map(({ code, name, parent, tile }) => ({
      code,
      name,
      ...(parent !== undefined && { parent }),
      ...(tile && { column: String(tile.column), row: String(tile.row) }),
    })),
    organisations: zhaoqingOrganisations.map(({ collective, ...one }) => ({
      ...one,
      collective: markOf(collective),
    })),
    clauses: clauses.map(({ shared: isShared = false, ...one }) => ({
      ...row(one),
      shared: markOf(isShared),
    })),
    targets: commitments.map(
      ({
        reportDays: __,
        reviewLevels: ___,
        decimals: ____,
        formula: _____,
        releaseMonths: ______,
        lockDays: _______,
        byCounty = false,
        mayExceed = false,
        ...one
      }) => ({
        ...row(one),
        byCounty: byCounty ? '推定' : markOf(false),
        mayExceed: markOf(mayExceed),
      }),
    ),
    milestones: milestones.map((one) => {
      const { see, ...rest } = one
      const seen = (see ?? []).flatMap((entry) => spelled(`参见${entry}`))
      const remarks = [...seen, ...(one.remarks ?? []).flatMap(spelled)]
      return { ...rest, ...(remarks.length > 0 && { remarks }) }
    }),
    duties: duties.map(row),
    shared: shared.map(row),
    sources: [],
    boards:
      document.code === '000'
        ? boards
            .filter(({ scope }) => scope === '441200')
            .map(({ id, title, subtitle, scope, suggestedAt }) => ({
              id,
              title,
              subtitle,
              scope,
              ...(suggestedAt !== undefined && { suggestedAt }),
            }))
        : [],
  }
}

function markOf(holds: boolean): string {
  return holds ? '是' : '否'
}

/** References to entries are written as in the shipped catalogue; references to documents of other places are left out. */
function spellIn(here: string): (text: string) => string[] {
  return (text) => {
    const asked: Catalogue = {
      ...catalogue,
      targets: catalogue.targets,
      documents: catalogue.documents.map((one) =>
        one.id === here ? { ...one, remarks: [text], clauses: [], duties: [] } : one,
      ),
    }
    const named = nameEntries(asked).documents.find(({ id }) => id === here)!
    return [...withoutOtherPlaces(named).remarks]
  }
}
