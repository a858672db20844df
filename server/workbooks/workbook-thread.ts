/** The module of a thread that opens a file of tables. */
export { readWorkbook as run } from './read-workbook.ts'
