import { amendmentRemarks } from '#metrics/catalogue/changes/amendments.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { explain, type Explanation } from '#metrics/explaining/explanation.ts'
import type { JudgedTarget } from '../judge.ts'

/** The explanation of a target's light at a view; the remarks of the target and of its indicator come last. */
export function lightReasonOf(
  { catalogued, assessment }: Pick<JudgedTarget, 'catalogued' | 'assessment'>,
  { index, at }: { readonly index: CatalogueIndex; readonly at: string },
): Explanation {
  const reason = explain(catalogued.target, assessment, index.lightRuleAt(at), index.calendar)
  const titleOf = (document: string) => index.documents.get(document)?.title ?? document
  const amended = amendmentRemarks(catalogued.record, titleOf)
  const standing = [...amended, ...catalogued.record.remarks, ...(catalogued.target.indicator.remarks ?? [])]
  return { ...reason, remarks: [...reason.remarks, ...standing] }
}
