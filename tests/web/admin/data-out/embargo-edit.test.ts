import { describe, expect, it } from 'vitest'
import { embargoWords, readEmbargoTyped, typedEmbargo } from '#web/admin/data-out/embargo-edit.ts'

const embargo = {
  ...{ days: 15, time: '10:00' },
  except: [{ period: '2026-M12', date: '2027-01-18', time: '09:30' }],
}

describe('a minute of release', () => {
  it('comes back from its form as it went in, and is told in words', () => {
    expect(readEmbargoTyped(typedEmbargo(embargo))).toEqual(embargo)
    expect(readEmbargoTyped(typedEmbargo(undefined))).toEqual({ days: 15, time: '10:00' })
    expect(embargoWords(embargo)).toBe('期末后第 15 天 10:00，另定 1 期')
    expect(embargoWords({ days: 0, time: '17:30' })).toBe('期末当天 17:30')
    expect(embargoWords(undefined)).toBe('')
  })

  it('takes periods in the usual forms, a line each', () => {
    const except = '2026-10 2026-11-20 10:00\n\n2026-Q4，2027-01-18，09:30'
    expect(readEmbargoTyped({ days: '15', time: '10:00', except })).toMatchObject({
      except: [{ period: '2026-M10' }, { period: '2026-Q4', date: '2027-01-18', time: '09:30' }],
    })
  })

  it.each([
    [{ days: '半月' }, '天数请写 0 到 400 的整数。'],
    [{ days: '401' }, '天数请写 0 到 400 的整数。'],
    [{ time: '24:00' }, '时刻请写成 10:00。'],
    [{ except: '十月 2026-11-20 10:00' }, '看不懂“十月 2026-11-20 10:00”'],
    [{ except: '2026-10 2026-11-31 10:00' }, '看不懂“2026-10 2026-11-31 10:00”'],
    [{ except: '2026-10 2026-11-20 10:00\n2026-M10 2026-11-21 10:00' }, '2026年10月写了两次，请留一行。'],
  ])('says what is wrong with %j', (changed, words) => {
    const read = readEmbargoTyped({ days: '15', time: '10:00', except: '', ...changed })
    expect(read).toEqual(expect.stringContaining(words))
  })
})
