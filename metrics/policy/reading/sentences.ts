/** A sentence, and the clauses between its commas. */
export interface TextSpan {
  readonly start: number
  readonly end: number
}

/** Sentences of a span, by 。！？ and line breaks; semicolons stay within one, and so do addresses (?page=3). */
export function sentencesOf(text: string, { start, end }: TextSpan): TextSpan[] {
  return cut(text, start, end, /[。！？\n]|[!?](?![\w%&=#])/g)
}

/** Clauses of a sentence, by ，、； and colons; not within brackets of figures. */
export function clausesOf(text: string, { start, end }: TextSpan): TextSpan[] {
  return cut(text, start, end, /[，；：;:]|,(?!\d{3})/g)
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
