/** Milliseconds of silence after which the picture counts as old news, and the wall says since when. */
export const staleAfter = 60_000
