/** Characters of a reason that others are to read, at least: for what is sent back, called off, opened again or left out. */
export const shortestReason = 4
