import type { CataloguedTarget, CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { Dataset, Structure } from '../../exchange/dataset.ts'
import { targetCell, targetStructure } from '../../exchange/target-structure.ts'
import { boardRow } from '../../judging/board-row.ts'
import { judge } from '../../judging/judge.ts'
import type { View } from '../../judging/view.ts'

const structures = new WeakMap<CatalogueIndex, Structure>()

/** The structure of targets by a catalogue, which is made once. */
export function targetStructureOf(index: CatalogueIndex): Structure {
  const known = structures.get(index) ?? targetStructure(index)
  structures.set(index, known)
  return known
}

/** The number of targets that are judged at a time. */
const portion = 200

/** The targets with their lights at a view, in the order of their ids, judged while they are written. */
export function targetDataset(view: View, targets: readonly CataloguedTarget[]): Dataset {
  const inOrder = targets.toSorted((a, b) => (a.record.id < b.record.id ? -1 : 1))
  return {
    structure: targetStructureOf(view.index),
    async *cells() {
      for (let first = 0; first < inOrder.length; first += portion) {
        const judged = await judge(view, inOrder.slice(first, first + portion))
        yield judged.map(({ catalogued, assessment }) =>
          targetCell(
            boardRow(catalogued, assessment, (organisation) => organisation),
            view.at,
          ),
        )
      }
    },
  }
}
