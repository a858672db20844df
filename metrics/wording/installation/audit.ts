import { refusalWord } from './refusals.ts'

/** The kinds of entries in the audit log. */
export const auditKindWords = {
  'sign-in': '登录',
  'sign-in-refused': '登录被拒',
  'sign-out': '退出',
  'session-kept': '升级前的登录',
  refused: '操作被拒',
  export: '导出数据',
  download: '下载文件',
  steered: '遥控大屏',
  backup: '立即备份',
  restored: '恢复备份',
  'token-address': '令牌从新地址使用',
  'token-refused': '令牌被拒',
  omitted: '过于频繁，未逐条记录',
  verified: '核对底账与日志',
  forgotten: '到期清除',
} as const

export type AuditKind = keyof typeof auditKindWords

export const auditKinds = Object.keys(auditKindWords) as AuditKind[]

/** The result of an event: done, or the reason of its refusal. */
export function auditResultWord(result: string): string {
  if (result === 'unsound') return '发现问题'
  return result === 'ok' ? '成功' : refusalWord(result)
}

/** The word for a kind; a kind that only a newer program knows is shown by its name. */
export function auditKindWord(kind: string): string {
  return auditKinds.includes(kind as AuditKind) ? auditKindWords[kind as AuditKind] : kind
}
