/** Rounding under the file name that other programs know; the product itself uses the one in numbers. */
export { meetsLimit, roundTo } from './numbers/rounding.ts'
