import { describe, expect, it } from 'vitest'
import { cleanName, endingOf } from '#server/files/file-name.ts'

describe('cleanName', () => {
  it.each([
    ['佐证 10月.pdf', '佐证 10月.pdf'],
    ['C:\\Users\\wang\\佐证.pdf', '佐证.pdf'],
    ['../../etc/passwd', 'passwd'],
    // Reversed by U+202E the name would read as 佐证fdp.exe.
    ['佐证\u202Eexe.pdf', '佐证exe.pdf'],
    ['一\u0000二\r\n三.txt', '一二三.txt'],
    ['a"b<c>.txt', 'a_b_c_.txt'],
    ['佐证.pdf. ', '佐证.pdf'],
    ['\uD800.txt', '.txt'],
    ['..', ''],
  ])('makes of %j %j', (given, clean) => {
    expect(cleanName(given)).toBe(clean)
  })

  it('shortens what is too long, and keeps the ending', () => {
    expect(cleanName(`${'佐'.repeat(200)}.xlsx`)).toBe(`${'佐'.repeat(75)}.xlsx`)
    // Each character counts as two, so the 38th would end beyond the limit of 80.
    expect(cleanName(`${'𠮷'.repeat(200)}.xlsx`)).toBe(`${'𠮷'.repeat(37)}.xlsx`)
  })
})

describe('endingOf', () => {
  it.each([
    ['佐证.PDF', 'pdf'],
    ['archive.tar.gz', 'gz'],
    ['佐证', undefined],
    ['.txt', undefined],
    ['第1.2节 说明', undefined],
  ])('finds of %j %j', (name, ending) => {
    expect(endingOf(name)).toBe(ending)
  })
})
