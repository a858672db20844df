import { AppError } from '../../errors.ts'

/**
 * Refuses a password that a guesser tries first: a short one, one with the sign-in name, one that repeats itself, or one of the most leaked
 * passwords, also reversed, in other case or with digits and marks after it. Length decides (NIST SP 800-63B 5.1.1), so no kinds of
 * characters are required. @throws AppError weak-password
 */
export async function refuseWeakPassword(password: string, name: string): Promise<void> {
  const plain = password.toLowerCase()
  if (password.length < 10) throw new AppError('weak-password', '密码至少 10 个字符。')
  if (plain.includes(name.toLowerCase())) throw new AppError('weak-password', '密码中不能包含登录名。')
  if (isMonotonous(plain) || (await isCommon(plain))) {
    throw new AppError('weak-password', '这个密码太容易猜到，请换一个，例如几个不相干的词连写。')
  }
}

async function isCommon(plain: string): Promise<boolean> {
  const common = await commonPasswords()
  const word = /^(\p{L}+)\P{L}*$/u.exec(plain)?.[1] ?? plain
  return [plain, word].some((text) => common.has(text) || common.has(backwards(text)))
}

function backwards(text: string): string {
  return Array.from(text).reverse().join('')
}

/** Whether a text repeats one piece, or has hardly any different characters: abcabcabcabc, 1111111112. */
function isMonotonous(plain: string): boolean {
  return new Set(plain).size < 5 || /^(.{1,5})\1+$/su.test(plain)
}

let loaded: Promise<ReadonlySet<string>> | undefined

/** Some 49,000 passwords of published leaks, which are read when somebody first chooses a password. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  loaded ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common'].map(String)),
  )
  return loaded
}
