/** A span of a text, such as a sentence or a clause between commas. */
export interface TextSpan {
  readonly start: number
  readonly end: number
}

/**
 * The number of characters of a clause that are examined on either side of a figure, so that the time of a pattern grows no faster than its
 * text.
 */
export const near = 120

/** The sentences of a span, divided by 。！？ line breaks and the dashes of lists, but not by semicolons or within addresses (?page=3). */
export function sentencesOf(text: string, { start, end }: TextSpan): TextSpan[] {
  return cut(text, start, end, /[。！？\n]|[!?](?![\w%&=#])| - (?=[\u4e00-\u9fa5《])/g)
}

/** The clauses of a sentence, divided by ，； and colons, but not by the comma in 8,000. */
export function clausesOf(text: string, { start, end }: TextSpan): TextSpan[] {
  return cut(text, start, end, /[，；：;:]|,(?!\d{3})|(?<!\d),|(?<=%) +(?=[\u4e00-\u9fa5])/g)
}

function cut(text: string, start: number, end: number, at: RegExp): TextSpan[] {
  const spans: TextSpan[] = []
  let from = start
  for (const found of text.slice(start, end).matchAll(at)) {
    const to = start + found.index + 1
    spans.push({ start: from, end: to })
    from = to
  }
  if (from < end) spans.push({ start: from, end })
  return spans
}
