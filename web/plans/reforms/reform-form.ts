/** A reform of organisations or of regions, as it was typed. */
export interface ReformForm {
  /** The ids of organisations, or codes of regions, that end. */
  readonly before: readonly string[]
  /** The ids of those that take over and exist already; new ones are in `founded`. */
  readonly after: readonly string[]
  /** New organisations by their full names, or new regions by code and name, separated by lines, commas or semicolons. */
  readonly founded: string
  readonly from: string
  /** Duties that do not pass to the first successor, new ones counted first: the duty's id, and the organisation that takes it over. */
  readonly duties: Readonly<Record<string, string>>
}

/** The typed entries of new organisations or regions. */
export function foundedEntries({ founded }: Pick<ReformForm, 'founded'>): string[] {
  return founded
    .split(/[\n、，,；;]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
}

/** The name of a reform: who becomes whom. `founded` is the number of new ones, `renamed` the word for a renaming. */
export function reformName(
  before: readonly string[],
  after: readonly string[],
  { founded, renamed }: { readonly founded: number; readonly renamed: string },
): string {
  const isRenamed = before.length === 1 && founded === 1 && after.length === 1
  const act = isRenamed ? renamed : after.length > 1 ? '分设为' : before.length > 1 ? '合并为' : '并入'
  return `${before.join('、')}${act}${after.join('、')}`
}
