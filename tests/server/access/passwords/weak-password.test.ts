import { expect, test } from 'vitest'
import { refuseWeakPassword } from '#server/access/passwords/weak-password.ts'

test.each([
  ['just long enough', 'kiwi-9-boa', null],
  ['short', 'kiwi-boa9', '密码至少 10 个字符。'],
  ['with the name', 'my-Zhang.San-word', '密码中不能包含登录名。'],
  ['leaked', 'basketball', '太容易猜到'],
  ['leaked', 'ManchesteR', '太容易猜到'],
  ['leaked, with a tail', 'football2024!', '太容易猜到'],
  ['leaked, backwards', 'llabteksab', '太容易猜到'],
  ['leaked, with a tail', 'password1234', '太容易猜到'],
  ['a row of keys', '1qaz2wsx3edc', '太容易猜到'],
  ['one piece over and over', 'abcdeabcdeabcde', '太容易猜到'],
  ['hardly any characters', '1111122222', '太容易猜到'],
  ['words that have nothing to do with each other', '竹海-灯塔-算盘-四十一', null],
  ['words that have nothing to do with each other', 'teapot under seven bridges', null],
  ['a leaked one within a long one', 'my basketball lives in Duanzhou', null],
])('a password that is %s, “%s”, is answered with %s', async (_kind, password, message) => {
  const refused = refuseWeakPassword(password, 'zhang.san')
  if (message === null) await expect(refused).resolves.toBeUndefined()
  else
    await expect(refused).rejects.toMatchObject({
      code: 'weak-password',
      message: expect.stringContaining(message) as unknown,
    })
})
