/** The reason why a field of a target may be read otherwise than in the catalogue; a single entry's own reason stands under the entry. */
const ofFields: Readonly<Record<string, string>> = {
  名称: '读的是条文里的名词，目录按指标补全了名称',
  软化词: '目录也收“推动”“推进”一类的动词，系统只收“力争”“争取”“逐步”一类的副词',
  分县: '文件没有印，目录为看各县进度补设分县填报',
  条件: '条文没有印比较词，系统读作不少于，目录认作列举的全数',
  性质: '系统只分数字、明文全覆盖和文意推定，目录另分列举和软性表述，也按文意改判',
  取数: '随评价方式',
  小数位: '随单位',
  没有读出: '条文没有数字，也没有“全”字，要求覆盖全部只是文意',
}

const asLevel = '条文只说上线、形成、开放、建成或培育多少，没有说累计还是新增；目录按期末存量'
const asFlow = '条文说推动多少家，系统按建成数，目录按期间新增；两者同样取年内累计，判法相同'
const ofSpeed = '条文的数是速率，目录改为达到这一速率的用户占比'
const ofWhole = '条文推广到的家数就是全部，目录改为覆盖率，家数作分母'
const perHead = '名称里已有“每万人”，目录把它并入单位，按比率判'
const counting = '条文括号里的计数规则系统不读，由人补'
const unnamed = '目标一条没有印责任单位：系统取草稿里填的汇总单位，目录推定为另一个单位'

const ofEntries: Readonly<Record<string, string>> = {
  '000-A03 地区': '条文说的是全省，系统不读目标的地区，由人改',
  '000-A04 评价方式': asFlow,
  '003-A01 评价方式': asFlow,
  '000-A08 口径': counting,
  '003-A07 口径': counting,
  '000-A10 评价方式': asLevel,
  '002-A01 评价方式': asLevel,
  '004-A05 评价方式': asLevel,
  '004-A06 评价方式': asLevel,
  '004-A09 评价方式': asLevel,
  '000-B05 期限': '条文没有印期限，系统取计划的期限，目录只列不判',
  '002-A03 评价方式': '系统把可办率读作覆盖率，目录作比率；两者判法相同',
  ...Object.fromEntries(['数值', '单位', '评价方式', '口径'].map((field) => [`002-A04 ${field}`, ofSpeed])),
  ...Object.fromEntries(
    ['条件', '数值', '单位', '评价方式', '分母'].map((field) => [`002-A09 ${field}`, ofWhole]),
  ),
  ...Object.fromEntries(['单位', '评价方式'].map((field) => [`004-A04 ${field}`, perHead])),
  '004-A01 起点': '目录按目标年当年的增加值判，起点改为那一年；系统取计划的起点',
  '004-A08 评价方式': '印的是量级不是数值，目录只列不判；系统提示核对',
  ...Object.fromEntries(['1', '2', '3', '4', '5'].map((number) => [`004-A0${number} 牵头`, unnamed])),
}

/** The reason of a difference; undefined for one that nobody has explained. */
export function reasonFor({
  entry,
  field,
}: {
  readonly entry: string
  readonly field: string
}): string | undefined {
  return ofEntries[`${entry} ${field}`] ?? ofFields[field]
}
