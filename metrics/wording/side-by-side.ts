/** The texts that are there, side by side: `绵阳市 · 2026年11月`. */
export const sideBySide = (...texts: readonly (string | undefined)[]) => texts.filter(Boolean).join(' · ')

/** A name with its unit in brackets, `5G基站（座）`; the name alone where there is no unit, as of a ratio. */
export const withUnit = (name: string, unit: string) => (unit === '' ? name : `${name}（${unit}）`)
