/** A text as it stands within a sentence: without the sign that ends one. */
export const unended = (text: string) => text.trimEnd().replace(/[。．；;，,]$/u, '')

/** A text as it stands within quotation marks: those within them are single ones (GB/T 15834). */
export const withinQuotes = (text: string) => text.replaceAll('“', '‘').replaceAll('”', '’')

/** A name in quotation marks. */
export const quoted = (name: string) => `“${withinQuotes(name)}”`
