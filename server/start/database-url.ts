import { ConfigError } from './config-error.ts'

/** Reads the address of a database. A refusal does not repeat it, because it may contain a password. @throws ConfigError */
export function databaseUrlOf(text: string): string {
  if (text === '') return text
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text)) {
    throw new ConfigError(
      'PostgreSQL 的地址（DATABASE_URL）应为 postgres://用户:密码@主机:5432/库名（密码中的特殊字符须按 URL 编码），或清空以使用内嵌 SQLite。',
    )
  }
  return text
}
