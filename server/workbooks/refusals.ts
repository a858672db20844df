import { AppError } from '../errors.ts'

/** The refusal of a file that is no readable table. */
export function unfit(detail: string): AppError {
  return new AppError('file-type-not-allowed', detail)
}

/** The refusal of a damaged workbook; `where`: the damaged part, or the fault. */
export function damaged(where: string): AppError {
  return unfit(`工作簿已损坏，读不了（${where}）。请用 Excel 或 WPS 打开核对，另存为 .xlsx 后再传。`)
}

export function tooLarge(detail: string): AppError {
  return new AppError('file-too-large', detail)
}
