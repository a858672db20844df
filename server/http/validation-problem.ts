import type { FastifySchemaValidationError } from 'fastify'
import { seenLength } from '#metrics/workflow/reason.ts'
import { controls, directionMarks, unseenInName } from '#metrics/workflow/unseen-characters.ts'
import { datePattern } from '../contract/scalars.ts'
import type { ItemError } from '../errors.ts'

type Params = FastifySchemaValidationError['params']

const typeNames: Readonly<Record<string, string>> = {
  string: '文本',
  number: '数',
  integer: '整数',
  boolean: ' true 或 false',
  null: ' null',
  object: '对象',
  array: '数组',
}

/**
 * Formats of ours. Free text holds neither U+0000 nor half a surrogate pair, which no engine gives back as it came; nor
 * U+FFFD, which stands where a program before us could not read what somebody wrote.
 */
const isFreeText = (text: string) => text.isWellFormed() && !/[\0\ufffd]/.test(text)

/**
 * Plain text goes into documents besides: without control characters, which XML cannot hold, and without marks that turn
 * the direction of writing, by which a text shows otherwise than it was written. Line ends and tabs may be in it. What is
 * more than blanks is also seen.
 */
const isPlainText = (text: string) =>
  isFreeText(text) &&
  !controls.test(text) &&
  !directionMarks.test(text) &&
  (text.trim() === '' || seenLength(text) > 0)

/** A name is seen as it stands. That it may not be empty, its length says. */
const isName = (text: string) =>
  isFreeText(text) && !unseenInName.test(text) && (text === '' || seenLength(text) > 0)

export const formats = { 'free-text': isFreeText, 'plain-text': isPlainText, name: isName }

const formatAdvice: Readonly<Record<string, string>> = {
  'plain-text': '含有看不见的控制字符或改变文字方向的符号，请删去后重新输入',
  name: '不能只有空白，也不能含有换行、看不见的字符或改变文字方向的符号，请删去后重新输入',
}

/** What to do about a fault, by the schema's keyword (JSON Schema). */
const advice: Readonly<Record<string, (params: Params) => string>> = {
  required: () => '必须填写',
  additionalProperties: () => '不是可用的名称，请去掉',
  type: ({ type }) => `应为${typeNames[String(type)] ?? String(type)}`,
  enum: ({ allowedValues }) => `只能是 ${(allowedValues as readonly unknown[]).join('、')}`,
  const: ({ allowedValue }) => `只能是 ${String(allowedValue)}`,
  pattern: ({ pattern }) => (pattern === datePattern ? '应写成 2024-10-31' : `写法应符合 ${String(pattern)}`),
  format: ({ format }) =>
    formatAdvice[String(format)] ?? '含有不能保存的字符（U+0000）或乱码（U+FFFD），请改正',
  minLength: ({ limit }) => (limit === 1 ? '不能为空' : `至少 ${String(limit)} 个字符`),
  maxLength: ({ limit }) => `至多 ${String(limit)} 个字符`,
  minItems: ({ limit }) => `至少 ${String(limit)} 项`,
  maxItems: ({ limit }) => `至多 ${String(limit)} 项`,
  minimum: ({ limit }) => `不小于 ${String(limit)}`,
  maximum: ({ limit }) => `不大于 ${String(limit)}`,
}

/** Faults of a value that already has one of the forms asked for. */
const withinForm: ReadonlySet<string> = new Set([
  'pattern',
  'format',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minimum',
  'maximum',
])

/**
 * What a schema found wrong with a request: in one sentence, and by place. The sentence calls a field what its page calls it, where
 * the schema says so; what only a program sends goes by its own name.
 */
export function validationProblem(
  faults: readonly FastifySchemaValidationError[],
  schema: unknown,
): { detail: string; errors: ItemError[] } {
  const places = [...Map.groupBy(faults, ({ instancePath }) => instancePath).values()]
  const found = places.map((one) => faultAt(one, schema))
  const said = found.map(({ place, error }) => `${place}${error.detail}`).join('；')
  return {
    detail: `${found.every(({ titled }) => titled) ? '' : '请求格式不对：'}${said}。`,
    errors: found.map(({ error }) => error),
  }
}

/** All that is wrong at one place. A choice of forms none of which fits is one fault, told by what each form asks for. */
function faultAt(
  faults: readonly FastifySchemaValidationError[],
  schema: unknown,
): { place: string; titled: boolean; error: ItemError } {
  const [{ instancePath, keyword, params }] = faults as [FastifySchemaValidationError]
  const [, item, within = instancePath] = /^\/items\/(\d+)((?:\/.*)?)$/.exec(instancePath) ?? []
  const named = params['missingProperty'] ?? params['additionalProperty'] ?? []
  const field = within
    .split('/')
    .slice(1)
    .concat(named as string)
    .join('.')
  // A text that is too long for its field is not helped by hearing that the field could have been left empty.
  const ofItsForm = faults.filter(({ keyword }) => withinForm.has(keyword))
  const told = (ofItsForm.length > 0 ? ofItsForm : faults).flatMap(
    (fault) => advice[fault.keyword]?.(fault.params) ?? [],
  )
  const index = Number(item ?? 0)
  const steps = instancePath
    .split('/')
    .slice(1)
    .concat(named as string)
  const title = titlesOf(schema, steps)
  const plain = `${item === undefined ? '' : `第 ${index + 1} 项 `}${field === '' ? '内容' : `${field} `}`
  return {
    place: title ?? plain,
    titled: title !== undefined,
    error: { index, field, code: keyword, detail: told.length > 0 ? told.join('，或') : '不合要求' },
  }
}

interface Described {
  readonly title?: string
  readonly properties?: Readonly<Record<string, Described>>
  readonly items?: Described
  readonly anyOf?: readonly Described[]
}

/** What pages call the place that these steps lead to, with the numbers of rows on the way: 目标第 4 项单位; undefined where they do not say. */
function titlesOf(schema: unknown, steps: readonly string[]): string | undefined {
  let forms = [schema as Described]
  let titles = ''
  let last: string | undefined
  for (const step of steps) {
    forms = forms.flatMap((form) => [form, ...(form.anyOf ?? [])])
    const numbered = /^\d+$/.test(step)
    const below = (form: Described) => (numbered ? form.items : form.properties?.[step])
    forms = forms.flatMap((form) => below(form) ?? [])
    const title = forms.flatMap((form) => [form, ...(form.anyOf ?? [])]).find((form) => form.title)?.title
    if (numbered) titles += `第 ${Number(step) + 1} 项`
    // One of several in a list goes by the list's name.
    if (numbered && last !== undefined) continue
    titles += title ?? ''
    last = title
  }
  return last === undefined ? undefined : titles
}
