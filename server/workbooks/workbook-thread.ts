/** What a thread runs that opens a file of tables. */
export { readWorkbook as run } from './read-workbook.ts'
