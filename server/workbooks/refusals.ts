import { AppError } from '../errors.ts'

/** A file that is no table we read. */
export function unfit(detail: string): AppError {
  return new AppError('file-type-not-allowed', detail)
}

/** A workbook that does not hold what its format says; `where`: the part of it, or what is wrong with it. */
export function damaged(where: string): AppError {
  return unfit(`工作簿已损坏，读不了（${where}）。请用 Excel 或 WPS 打开核对，另存为 .xlsx 后再传。`)
}

export function tooLarge(detail: string): AppError {
  return new AppError('file-too-large', detail)
}
