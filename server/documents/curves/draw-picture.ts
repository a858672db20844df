import { Resvg } from '@resvg/resvg-js'
import type { BoardRow } from '../../contract/board.ts'
import type { MeetingCurve } from '../../contract/meetings.ts'
import type { PictureForm } from '../../contract/pictures.ts'
import { AppError } from '../../errors.ts'
import { curvePicture } from './curve-picture.ts'
import { boardPicture, type BoardDrawing } from './board-picture.ts'

/** What is drawn: a board, or the curve of a target. */
export type PictureDrawing = { readonly form: PictureForm } & (
  { readonly board: BoardDrawing } | { readonly curve: MeetingCurve; readonly row: BoardRow }
)

/** The bytes of a picture. @throws AppError conflict for a PNG of Chinese names on a machine without a Chinese font */
export function run(drawing: PictureDrawing): Uint8Array {
  const { form } = drawing
  if ('curve' in drawing) {
    const { svg, png } = curvePicture(drawing.curve, drawing.row, drawing.row.name)
    return form === 'svg' ? new TextEncoder().encode(svg) : handedOver(png)
  }
  const svg = boardPicture(drawing.board)
  if (form === 'svg') return new TextEncoder().encode(svg)
  if (!knowsChinese())
    throw new AppError(
      'conflict',
      '这台服务器没有中文字体，做不了带名称的 PNG。请改取 SVG，或请系统管理员安装中文字体（如 fonts-noto-cjk）。',
    )
  return handedOver(pngOf(svg))
}

/** Bytes in memory of their own: what the renderer returns lies outside of the heap and cannot be handed to another thread. */
const handedOver = (png: Uint8Array) => new Uint8Array(png)

const pngOf = (svg: string) =>
  new Resvg(svg, { font: { loadSystemFonts: true }, fitTo: { mode: 'zoom', value: 2 } }).render().asPng()

/** Whether the machine has a font with Chinese signs: without one nothing is drawn of this name. */
function knowsChinese(): boolean {
  const name =
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><text y="30" font-size="20" font-family="Noto Sans CJK SC">肇庆鼎湖</text></svg>'
  return new Resvg(name, { font: { loadSystemFonts: true } }).getBBox() !== undefined
}
