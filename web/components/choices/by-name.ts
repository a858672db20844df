const collator = new Intl.Collator('zh-CN', { numeric: true })

/** Names in order: numbers inside them by what they count, 第45号 before 第135号. */
export const byName = (a: string, b: string) => collator.compare(a, b)
