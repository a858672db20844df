import type { ShownTable } from '#server/contract/tables.ts'

/** The sheet in which people are listed to be created together; the server reads its heads. */
export const template: ShownTable = {
  name: '人员名单',
  columns: ['登录名', '姓名或岗位', '角色', '单位', '地区'],
  rows: [],
  demo: false,
}

/** A person with the first password, as it is handed out. */
interface HandedOut {
  readonly displayName: string
  readonly offices: string
  readonly name: string
  readonly password: string
}

/** The first passwords as a sheet to hand out. */
export function handoutTable(people: readonly HandedOut[]): ShownTable {
  return {
    name: '初始密码',
    columns: ['姓名或岗位', '单位', '登录名', '初始密码'],
    rows: people.map(({ displayName, offices, name, password }) => [displayName, offices, name, password]),
    demo: false,
  }
}
