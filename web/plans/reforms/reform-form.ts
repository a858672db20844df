/** A reform of organisations or of regions, as it was typed. */
export interface ReformForm {
  /** The ids of organisations, or codes of regions, that end, or of the one that goes on. */
  readonly before: readonly string[]
  /** The ids of those that take over and exist already; new ones are in `founded`. */
  readonly after: readonly string[]
  /** Whether the one that `before` names goes on, and only cedes a part. */
  readonly goesOn: boolean
  /** New organisations by their full and short names, or new regions by code and name, separated by lines, commas or semicolons. */
  readonly founded: string
  readonly from: string
  /** The organisation that was chosen to take over a duty, by the id of the duty; one that is left out passes to the first of `successorsIn`. */
  readonly duties: Readonly<Record<string, string>>
}

/** The typed entries of new organisations or regions. */
export function foundedEntries({ founded }: Pick<ReformForm, 'founded'>): string[] {
  return founded
    .split(/[\n、，,；;]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
}

/** The ids of all successors, in this order: the one that goes on, the new ones, the others. */
export function successorsIn(form: ReformForm, founded: readonly string[]): string[] {
  const goingOn = form.goesOn && form.before.length === 1 ? form.before : []
  return [...new Set([...goingOn, ...founded, ...form.after])]
}

/** The name of a reform: who becomes whom. `founded` is the number of new ones, `renamed` and `ceded` are the words for these acts. */
export function reformName(
  before: readonly string[],
  after: readonly string[],
  { founded, renamed, ceded }: { readonly founded: number; readonly renamed: string; readonly ceded: string },
): string {
  if (after.length > 1 && before.includes(after[0]!))
    return `${after[0]!}${founded > 0 ? '分出' : ceded}${after.slice(1).join('、')}`
  const isRenamed = before.length === 1 && founded === 1 && after.length === 1
  const act = isRenamed ? renamed : after.length > 1 ? '分设为' : before.length > 1 ? '合并为' : '并入'
  return `${before.join('、')}${act}${after.join('、')}`
}
