/** A text within a sentence, without its final punctuation. */
export const unended = (text: string) => text.trimEnd().replace(/[。．；;，,]$/u, '')

/** A text as it stands within quotation marks: its own become single ones (GB/T 15834). */
export const withinQuotes = (text: string) => text.replaceAll('“', '‘').replaceAll('”', '’')

/** A name in quotation marks. */
export const quoted = (name: string) => `“${withinQuotes(name)}”`
