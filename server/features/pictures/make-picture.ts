import { scopeName } from '#metrics/catalogue/scope-name.ts'
import { outlookOf } from '#metrics/outlook/outlook.ts'
import type { PictureOfBoard, PictureForm } from '../../contract/pictures.ts'
import type { Deps } from '../../deps.ts'
import { curvesOf, type Foreseen } from '../../documents/curves/target-curves.ts'
import type { PictureDrawing, run } from '../../documents/curves/draw-picture.ts'
import { AppError } from '../../errors.ts'
import { projectBoard, rowsOf } from '../../judging/board.ts'
import { judge } from '../../judging/judge.ts'
import { viewOf, type View } from '../../judging/view.ts'
import { recentResults } from '../../recent-results.ts'
import type { Heavy } from '../../workers/run-in-thread.ts'

const drawing: Heavy = {
  module: new URL('../../documents/curves/draw-picture.ts', import.meta.url),
  limits: { seconds: 30, megabytes: 512 },
  tooLong: '这张图画了 30 秒还没有画完。请把看板的范围分小。',
  tooLarge: '画这张图要占用的内存太多。请把看板的范围分小。',
}

/** A picture that is asked for: of a board, or the curve of a target. */
export type AskedPicture = {
  readonly form: PictureForm
  readonly at?: string | undefined
} & (
  | { readonly picture: PictureOfBoard; readonly scope: string }
  | { readonly picture: 'curve'; readonly target: string }
)

/** The number of pictures that are kept, of some ten kilobytes each. */
const kept = 100

/** Makes pictures in a thread; one of which nothing changed since is not drawn again. */
export function pictureMaker(deps: Pick<Deps, 'store' | 'clock' | 'catalogue' | 'runApart'>) {
  const pictures = recentResults<Uint8Array>(kept)

  /** The bytes of a picture. @throws AppError not-found, bad-request, conflict */
  return async (asked: AskedPicture): Promise<Uint8Array> => {
    const view = await viewOf(deps, asked.at === undefined ? {} : { at: asked.at })
    const { picture, form } = asked
    const of = 'scope' in asked ? asked.scope : asked.target
    return pictures.get(`${view.asOf} ${view.at} ${picture} ${form} ${of}`, async () =>
      deps.runApart<typeof run>(drawing, await drawingOf(view, asked)),
    )
  }
}

async function drawingOf(view: View, asked: AskedPicture): Promise<PictureDrawing> {
  const { form } = asked
  const { index } = view
  if (asked.picture === 'curve') return { form, ...(await curveDrawing(view, asked.target)) }
  const { scope, picture } = asked
  const { at, demo, targets } = await projectBoard(view, scope)
  const title =
    index.catalogue.boards.find((board) => board.scope === scope)?.title ?? scopeName(scope, index)
  return { form, board: { kind: picture, title, board: { at, demo, targets } } }
}

async function curveDrawing(view: View, target: string) {
  const catalogued = view.index.targets.get(target)
  if (!catalogued)
    throw new AppError('not-found', `目录中没有这个目标：${target}。请从看板或目录里取它的编号。`)
  const foreseen = new Map<string, Foreseen>()
  const judged = await judge(view, [catalogued], ({ input }) =>
    foreseen.set(target, { input, outlook: outlookOf(input) }),
  )
  const [row] = await rowsOf(
    view,
    judged,
    catalogued.record.citations[0]?.document ?? catalogued.record.region,
  )
  const [curve] = await curvesOf([row!], foreseen, () => [])
  return { row: row!, curve: curve! }
}
