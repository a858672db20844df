import { ConfigError } from './config-error.ts'

/** The text is not repeated in the refusal: it may hold a password. @throws ConfigError */
export function databaseUrlOf(text: string): string {
  if (text === '') return text
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text)) {
    throw new ConfigError(
      'PostgreSQL 的地址（DATABASE_URL）应为 postgres://用户:密码@主机:5432/库名（密码中的特殊字符须按 URL 编码），或清空以使用内嵌 SQLite。',
    )
  }
  return text
}
