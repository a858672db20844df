import type { FastifySchemaValidationError } from 'fastify'
import { seenLength } from '#metrics/workflow/reason.ts'
import { controls, directionMarks, unseenInName } from '#metrics/workflow/unseen-characters.ts'
import { datePattern, timePattern } from '../contract/scalars.ts'
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
 * Whether a text is free text. It contains neither U+0000 nor half a surrogate pair, which not every engine stores unchanged, nor U+FFFD,
 * which replaces characters that an earlier program could not read.
 */
const isFreeText = (text: string) => text.isWellFormed() && !/[\0\ufffd]/.test(text)

/**
 * Whether a text is plain text for documents: no control characters, which XML does not allow, and no marks that reverse the direction of
 * writing, which would disguise the text. Line ends and tabs are allowed. At least one character is visible, unless the text is blank.
 */
const isPlainText = (text: string) =>
  isFreeText(text) &&
  !controls.test(text) &&
  !directionMarks.test(text) &&
  (text.trim() === '' || seenLength(text) > 0)

/** Whether every character of a name is visible. The schema's length keeps it from being empty. */
const isName = (text: string) =>
  isFreeText(text) && !unseenInName.test(text) && (text === '' || seenLength(text) > 0)

export const formats = { 'free-text': isFreeText, 'plain-text': isPlainText, name: isName }

const formatAdvice: Readonly<Record<string, string>> = {
  'plain-text': '含有看不见的控制字符或改变文字方向的符号，请删去后重新输入',
  name: '不能只有空白，也不能含有换行、看不见的字符或改变文字方向的符号，请删去后重新输入',
}

const patternAdvice: Readonly<Record<string, string>> = {
  [datePattern]: '应写成 2024-10-31',
  [timePattern]: '应写成 10:00（00:00 至 23:59）',
}

/** The advice for a fault, by the keyword of JSON Schema. */
const advice: Readonly<Record<string, (params: Params) => string>> = {
  required: () => '必须填写',
  additionalProperties: () => '不是可用的名称，请去掉',
  type: ({ type }) => `应为${typeNames[String(type)] ?? String(type)}`,
  enum: ({ allowedValues }) => `只能是 ${(allowedValues as readonly unknown[]).join('、')}`,
  const: ({ allowedValue }) => `只能是 ${String(allowedValue)}`,
  pattern: ({ pattern }) => patternAdvice[String(pattern)] ?? `写法应符合 ${String(pattern)}`,
  format: ({ format }) =>
    formatAdvice[String(format)] ?? '含有不能保存的字符（U+0000）或乱码（U+FFFD），请改正',
  minLength: ({ limit }) => (limit === 1 ? '不能为空' : `至少 ${String(limit)} 个字符`),
  maxLength: ({ limit }) => `至多 ${String(limit)} 个字符`,
  minItems: ({ limit }) => `至少 ${String(limit)} 项`,
  maxItems: ({ limit }) => `至多 ${String(limit)} 项`,
  minimum: ({ limit }) => `不小于 ${String(limit)}`,
  maximum: ({ limit }) => `不大于 ${String(limit)}`,
}

/** Faults of a value that already has one of the allowed forms. */
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
 * The problem of a request that its schema refuses: one sentence, and the faults by place. The sentence calls a field by its title on the
 * page, or by its own name where only programs send it.
 */
export function validationProblem(
  faults: readonly FastifySchemaValidationError[],
  schema: unknown,
): { detail: string; errors: ItemError[] } {
  const places = [...Map.groupBy(ofSentForm(faults), ({ instancePath }) => instancePath).values()]
  const found = places.map((one) => faultAt(one, schema))
  const said = found.map(({ place, error }) => `${place}${error.detail}`).join('；')
  return {
    detail: `${found.every(({ titled }) => titled) ? '' : '请求格式不对：'}${said}。`,
    errors: found.map(({ error }) => error),
  }
}

/** The faults of the form that was sent: where an object may be left empty (null), and one was sent, that it is not null is no fault. */
function ofSentForm(faults: readonly FastifySchemaValidationError[]): FastifySchemaValidationError[] {
  const isObject = ({ instancePath }: FastifySchemaValidationError) =>
    faults.some(
      (other) =>
        other.instancePath.startsWith(`${instancePath}/`) ||
        (other.instancePath === instancePath && /^(?:required|additionalProperties)$/.test(other.keyword)),
    )
  return faults.filter(
    (fault) =>
      !(fault.keyword === 'anyOf' || (fault.keyword === 'type' && fault.params['type'] === 'null')) ||
      !isObject(fault),
  )
}

/** The faults at one place. A value that has none of the allowed forms is one fault, with what each form needs. */
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
  // Only the faults of the value's own form are told: a text that is too long need not hear that the field may be empty.
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

/** The title of the place to which these steps lead, with the numbers of rows on the way: 目标第 4 项单位; undefined where there is none. */
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
    // An element of a list is named by the list.
    if (numbered && last !== undefined) continue
    titles += title ?? ''
    last = title
  }
  return last === undefined ? undefined : titles
}
