/** Why a connection failed, by the code of the fault. */
const words: readonly (readonly [RegExp, string])[] = [
  [/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH)$/, '连不上'],
  [/^(ENOTFOUND|EAI_AGAIN)$/, '找不到这个主机'],
  [/^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, '没有答完就断了'],
  [/^(TimeoutError|ABORT_ERR)$/, '太久没有答'],
  [/^Z_|^ERR__ERROR_|BROTLI/, '压缩的内容坏了'],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, '证书不是这个主机的'],
  [/^CERT_HAS_EXPIRED$/, '证书过期了'],
  [/CERT|SELF_SIGNED|UNABLE_TO_VERIFY/, '证书不可信'],
  [/ERR_SSL|EPROTO/, '答的不是 HTTPS'],
  [/^HPE_/, '答的不是 HTTP'],
]

/** The fault of a connection to a host, in words without secrets. */
export function connectionWords(error: unknown, host: string): string {
  const { code, name } = error as { readonly code?: unknown; readonly name: string }
  // A signal's end by time has a number as its code.
  const known = typeof code === 'string' ? code : name
  const said = words.find(([pattern]) => pattern.test(known))?.[1]
  return `${host}：${said === undefined ? known : `${said}（${known}）`}`
}
