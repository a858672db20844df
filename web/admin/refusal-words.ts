/** What a refusal means to an administrator; a code without a word here is told as it is. */
const words: Readonly<Record<string, string>> = {
  'bad-request': '请求格式不对',
  'not-signed-in': '没有登录或登录过期',
  'wrong-name-or-password': '登录名或密码不对',
  'locked-out': '账号锁定期间登录',
  'not-allowed': '没有相应权限',
  'region-not-allowed': '不在本人地区内',
  'organisation-not-allowed': '不属本人单位',
  'own-entry': '审核自己填报的数据',
  'cross-site': '来自别的网站',
  'not-found': '地址或对象不存在',
  conflict: '与他人的修改冲突',
  'stale-edit': '修改的已不是最新一稿',
  'too-large': '请求太大',
  'too-many-items': '一次超过 10000 项',
  'bad-value': '数值不合要求',
  'bad-item': '填报项不合要求',
  'period-not-ended': '报送期还没结束',
  'period-closed': '报送期已关账',
  'too-many-requests': '操作过于频繁',
  'database-busy': '数据库忙',
  'database-unavailable': '数据库连接不上',
  'database-unwritable': '数据库无法写入',
  'disk-full': '磁盘已满',
  internal: '程序出错',
}

export function refusalWord(code: string): string {
  return words[code] ?? code
}
