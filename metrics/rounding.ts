/** Rounding as other programs call it, by the file that they know it under; the product itself takes it from the numbers. */
export { meetsLimit, roundTo } from './numbers/rounding.ts'
