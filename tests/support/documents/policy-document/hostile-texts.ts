const filled = (unit: string) => (size: number) => unit.repeat(Math.ceil(size / unit.length))
const table = '序号\n指标\n单位\n2035年\n'

/** Texts of so many characters for which a pattern that grows faster than its text would take hours. */
export const hostileTexts: Readonly<Record<string, (size: number) => string>> = {
  digits: filled('7'),
  'thousands without an end': filled('1,234'),
  blanks: filled(' '),
  'brackets that never close': filled('(市局'),
  'brackets of another kind': filled('〔'),
  'rules of a table': filled('|'),
  'words that lead to a base': filled('从由'),
  'words that lead to a name': filled('打造'),
  'words of comparison': filled('比去年增长'),
  'all of all': filled('所有各级'),
  'titles of rules': filled('办法的通知'),
  quotes: filled('《印发'),
  'Chinese numerals': filled('二十'),
  'empty lines': filled('\n'),
  'figures in one sentence': filled('增长5%，'),
  'figures in one clause': filled('达到5万座'),
  'rises that never end': filled('从5个提高'),
  'years in one sentence': filled('到2035年'),
  'parts of years in one sentence': filled('前三季度完成5家，'),
  'labels of who answers': filled('牵头单位：市局；责任单位：'),
  'lines of who answers': filled('牵头单位：市局\n'),
  'notes below a table': filled('注：1.达到5个\n2.'),
  'spaced figures': filled('123 4567 '),
  'heads of tables, one cell a line': filled(table),
  'rows of a table, one cell a line': (size) => table + filled('1\n站点\n个\n3\n')(size),
  'heads of ruled tables': filled('指标|单位|2035年|\n'),
  'heads of run-together tables': filled('指标2030年2035年\n'),
  'rows of a run-together table': (size) => `指标2030年2035年\n${filled('规模8亿元9亿元\n')(size)}`,
}
