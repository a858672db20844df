const collator = new Intl.Collator('zh-CN', { numeric: true })

/** Names are sorted with the numbers inside them as numbers: 第45号 stands before 第135号. */
export const byName = (a: string, b: string) => collator.compare(a, b)
