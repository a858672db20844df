import { expect, it } from 'vitest'
import { skeletonOf } from '#server/access/names/to-the-eye.ts'

it.each([
  ['a Cyrillic letter', 'аdmin姓名', 'admin姓名'],
  ['a Greek capital', 'ΑDMIN', 'admin'],
  ['full width', 'Ａｄｍｉｎ', 'admin'],
  ['a small l for a capital I', 'ADMlN', 'admin'],
  ['a digit', '审核员O1', '审核员0l'],
  ['a blank between', '张 三', '张三'],
  ['an ideographic blank', '张\u3000三', '张三'],
  ['a blank that does not break', '张\u00a0三', '张三'],
  ['a blank at the end', '管理员 ', '管理员'],
  ['accents upon a sign', '张\u0301三\u0301\u0308', '张三'],
  ['a second accent', 'e\u0301\u0308', 'é'],
  ['a sign for a missing object', '\ufffc三', '三'],
  ['katakana', 'ロ工', '口工'],
  ['another dot of a Uyghur name', '买买提・艾力', '买买提·艾力'],
  ['another dash', '东–墙', '东-墙'],
  ['another bracket', '李（肇庆）', '李(肇庆)'],
  ['a radical of its own', '⼈事', '人事'],
  ['a radical that normalisation leaves alone', '⻢⻓⻛', '马长风'],
  ['Bopomofo', '张ㄧㄧ', '张一一'],
  ['another circle', '李○一', '李〇一'],
  ['curly quotes', '甲“乙”', '甲"乙"'],
  ['two letters for one', 'adrnin', 'admin'],
  ['two v for a w', 'demo-revievver', 'demo-reviewer'],
  ['a c and an l for a d', 'aclmin', 'admin'],
  ['a small Cyrillic letter', 'ьob', 'bob'],
])('takes %s for what it looks like', (_, name, other) => {
  expect(skeletonOf(name)).toBe(skeletonOf(other))
})

it.each([
  ['another sign', '张三', '张山'],
  ['a letter with its own accent', 'Jose', 'José'],
  ['vowels that are marks', 'ཀི', 'ཀུ'],
  ['a c and an i', 'ci', 'd'],
  ['a number', '审核员1', '审核员2'],
])('tells %s apart', (_, name, other) => {
  expect(skeletonOf(name)).not.toBe(skeletonOf(other))
})
