import Type from 'typebox'
import { formatInstant } from '#metrics/wording/instants.ts'
import { roleWords } from '#metrics/wording/installation/roles.ts'
import { recordKind } from '../../record-kind.ts'

const texts = Type.Array(Type.String())

/** People, by `person:<login name>`. Of a password the ledger holds a digest alone; entries of earlier releases hold none. */
export const peopleRecords = {
  'person.created': recordKind({
    payload: Type.Object({
      displayName: Type.String(),
      roles: texts,
      organisations: texts,
      regions: texts,
      demo: Type.Boolean(),
      /** Whether a second person must confirm the account before it can be used. */
      disabled: Type.Optional(Type.Boolean()),
      /** Whether somebody else chose the password, so that it must be changed first. */
      given: Type.Optional(Type.Boolean()),
      secretDigest: Type.Optional(Type.String()),
      /** The instant by which the age of the password is counted. */
      setAt: Type.Optional(Type.String()),
    }),
    rows: null,
    words: ({ displayName, roles }, subject) =>
      `添加人员“${displayName}”（${loginName(subject)}；${roleNames(roles)}）`,
  }),
  'person.changed': recordKind({
    payload: Type.Object({
      displayName: Type.Optional(Type.String()),
      roles: Type.Optional(texts),
      organisations: Type.Optional(texts),
      regions: Type.Optional(texts),
      disabled: Type.Optional(Type.Boolean()),
    }),
    rows: null,
    words: (change, subject) =>
      `更改人员 ${loginName(subject)}：${changeWords(change).join('、') || '无变化'}`,
  }),
  'person.password': recordKind({
    payload: Type.Object({
      by: Type.Enum(['self', 'administrator', 'operator'] as const),
      given: Type.Optional(Type.Boolean()),
      secretDigest: Type.Optional(Type.String()),
      /** The instant by which the age of the password is counted. */
      setAt: Type.Optional(Type.String()),
    }),
    rows: null,
    words: ({ by }, subject) =>
      by === 'self'
        ? '更改自己的密码'
        : `${by === 'operator' ? '在服务器上' : ''}重置 ${loginName(subject)} 的密码`,
  }),
  'person.second-factor': recordKind({
    payload: Type.Object({
      on: Type.Boolean(),
      /** Digests of the sealed secret, and of the hashes of the recovery codes. */
      factorDigest: Type.Union([Type.String(), Type.Null()]),
      recovery: texts,
    }),
    rows: null,
    words: ({ on }, subject) => `${on ? '启用' : '停用'} ${loginName(subject)} 的动态口令`,
  }),
  'person.recovery-code': recordKind({
    payload: Type.Object({ digest: Type.String(), left: Type.Integer() }),
    rows: null,
    words: ({ left }, subject) => `${loginName(subject)} 用一个备用码代替动态口令，还剩 ${left} 个`,
  }),
  'person.unlocked': recordKind({
    payload: Type.Object({}),
    rows: null,
    words: (_, subject) => `在服务器上解除 ${loginName(subject)} 的锁定`,
  }),
  'person.locked': recordKind({
    payload: Type.Object({ until: Type.String() }),
    rows: null,
    words: ({ until }, subject) => `${loginName(subject)} 连续输错密码，锁定至 ${formatInstant(until)}`,
  }),
}

function loginName(subject: string): string {
  return subject.replace(/^person:/, '')
}

function roleNames(roles: readonly string[]): string {
  const names = roles.map((role) =>
    role in roleWords ? roleWords[role as keyof typeof roleWords].word : role,
  )
  return names.join('、') || '没有角色'
}

interface PersonPayload {
  readonly displayName?: string
  readonly roles?: readonly string[]
  readonly organisations?: readonly string[]
  readonly regions?: readonly string[]
  readonly disabled?: boolean
}

function changeWords({ displayName, roles, organisations, regions, disabled }: PersonPayload): string[] {
  return [
    ...(displayName === undefined ? [] : [`姓名改为“${displayName}”`]),
    ...(roles === undefined ? [] : [`角色改为${roleNames(roles)}`]),
    ...(organisations === undefined ? [] : ['改所属单位']),
    ...(regions === undefined ? [] : ['改所辖地区']),
    ...(disabled === undefined ? [] : [disabled ? '停用' : '恢复使用']),
  ]
}
