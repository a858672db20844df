/** Control characters, but for the line ends and tabs of a longer text. */
export const controls = /(?![\n\r\t])\p{Cc}/u
/** Marks that make what follows read in another direction than it stands. */
export const turning = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/u
