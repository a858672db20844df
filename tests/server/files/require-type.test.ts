import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileUses, type FileUse } from '#server/files/file-types.ts'
import { requireType } from '#server/files/require-type.ts'
import { officeDocument, zipOf } from '#tests/support/documents/zip-of.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'xushi-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const required = (content: string | Buffer, name: string, use: FileUse = fileUses.evidence) => {
  const path = join(folder, 'received')
  writeFileSync(path, content)
  return requireType({ path, size: content.length }, name, use)
}
const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex')

const png = bytes('89504e470d0a1a0a 0000000d49484452 0000000100000001 0806000000 1f15c489 00000000')
const jpg = bytes('ffd8ffe0 00104a464946 0001 0100 0001 0001 0000 ffd9')
/** The text 佐证,数值 in GBK. */
const gbk = bytes('d7f4d6a4 2c cafdd6b5 0d0a')

describe('requireType', () => {
  it.each([
    ['佐证.pdf', Buffer.from('%PDF-1.7\n1 0 obj\n'), 'pdf'],
    ['截图.PNG', png, 'png'],
    ['照片.jpeg', jpg, 'jpg'],
    ['说明.docx', officeDocument('wordprocessingml.document'), 'docx'],
    ['台账.xlsx', officeDocument('spreadsheetml.sheet'), 'xlsx'],
    ['汇报.pptx', officeDocument('presentationml.presentation'), 'pptx'],
    ['数据.csv', '\uFEFF地区,数值\r\n441200,6930\r\n', 'csv'],
    ['数据.csv', gbk, 'csv'],
    ['说明.txt', '口径说明\n', 'txt'],
    // A table that begins like a picture (BM).
    ['数据.csv', 'BM,MZ\r\n1,2\r\n', 'csv'],
  ] as const)('takes %s by its content', async (name, content, type) => {
    expect(await required(content, name)).toEqual({ type, name })
  })

  it.each([
    ['a page', '\n<!DOCTYPE html><script>alert(1)</script>'],
    ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['XML', '\uFEFF<?xml version="1.0"?><svg/>'],
    ['a script', '#!/bin/sh\nrm -rf /\n'],
    ['a program of Windows', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(80)])],
    ['a program of Linux', bytes('7f454c46 020101 00000000000000000002003e00')],
    ['an archive', zipOf({ name: 'run.exe', content: 'MZ' })],
    [
      'a document with macros',
      officeDocument('spreadsheetml.sheet', { name: 'xl/vbaProject.bin', content: '1' }),
    ],
    [
      'a document of the kind that has macros',
      zipOf({ name: '[Content_Types].xml', content: 'ms-excel.sheet.macroEnabled.main+xml"' }),
    ],
    ['a picture of another kind', Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(20)])],
    ['bytes that are no text', bytes('00010203fffe')],
    ['text in none of our character sets', bytes('e4bda0ff')],
    ['an old document', Buffer.concat([bytes('d0cf11e0a1b11ae1'), Buffer.alloc(600)])],
    ['a damaged document', officeDocument('spreadsheetml.sheet').subarray(0, 120)],
  ])('refuses %s, whatever it is called', async (_, content) => {
    for (const name of ['佐证.txt', '佐证.pdf', '佐证.xlsx', '佐证.csv', '佐证']) {
      await expect(required(content, name)).rejects.toMatchObject({
        code: 'file-type-not-allowed',
        status: 415,
        message: expect.stringMatching(/^不能保存这种文件.*请另存为其中一种后再传。$/) as string,
      })
    }
  })

  it('says what may be kept for the use at hand', async () => {
    await expect(required(png, '表.png', fileUses.imports)).rejects.toThrow(
      '不能保存这种文件（PNG 图片）。可以保存的有：Excel 工作簿（xlsx）、CSV 表格、文本；其他文件请另存为其中一种后再传。',
    )
  })

  it('refuses a name that says otherwise than the content, and an empty file', async () => {
    await expect(required(png, '佐证.pdf')).rejects.toThrow(
      '文件名以“.pdf”结尾，内容却是PNG 图片，没有保存。请改为“.png”，或核对选对了文件。',
    )
    await expect(required('echo hello', '佐证.bat')).rejects.toThrow('文件名以“.bat”结尾')
    await expect(required('', '佐证.txt')).rejects.toThrow('文件是空的')
  })

  it('gives a name without an ending the one of its content', async () => {
    expect(await required(png, '截图')).toEqual({ type: 'png', name: '截图.png' })
    expect(await required(png, '')).toEqual({ type: 'png', name: '未命名.png' })
  })

  it('unpacks no bomb: neither one that says so, nor one that lies', async () => {
    const announced = { name: 'xl/worksheets/sheet1.xml', content: 'x', said: 300 * 1024 * 1024 }
    await expect(required(officeDocument('spreadsheetml.sheet', announced), '表.xlsx')).rejects.toMatchObject(
      {
        code: 'file-too-large',
        message: '文档解开后超过 256 MB，没有保存。请删去多余的工作表或图片，另存后再传。',
      },
    )
    const contentTypes = { name: '[Content_Types].xml', content: Buffer.alloc(8 * 1024 * 1024, 0x20) }
    await expect(required(zipOf(contentTypes), '表.xlsx')).rejects.toMatchObject({ code: 'file-too-large' })
    await expect(required(zipOf({ ...contentTypes, said: 500 }), '表.xlsx')).rejects.toMatchObject({
      code: 'file-type-not-allowed',
      message: expect.stringContaining('损坏的压缩文件') as string,
    })
    const many = Array.from({ length: 10_001 }, (_, place) => ({ name: `${place}`, content: '' }))
    await expect(required(zipOf(...many), '表.xlsx')).rejects.toMatchObject({ code: 'file-too-large' })
  })
})
