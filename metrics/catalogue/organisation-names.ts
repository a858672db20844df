import type { CatalogueIndex } from './catalogue-index.ts'
import type { Organisation } from './catalogue.ts'

/**
 * Everyday names of organisations, by the part of the full name that tells their work: 工业和信息化 is 工信. A longer part stands before a shorter
 * one within it. Names before the reforms of 2018 and 2023 are included.
 */
const everyday: readonly (readonly [part: string, ...shorter: string[]])[] = [
  ['科技和工业信息化', '科工信', '科工', '工信', '科技'],
  ['工业和信息化', '工信', '经信'],
  ['经济和信息化', '经信', '工信'],
  ['发展和改革', '发改', '发展改革'],
  ['政务服务和数据管理', '政数', '政务数据', '数据', '大数据'],
  ['政务服务数据管理', '政数', '政务数据', '数据', '大数据'],
  ['大数据发展管理', '大数据', '数据', '政数'],
  ['数据资源管理', '数据', '大数据', '政数'],
  ['行政审批', '审批', '政务'],
  ['科学技术', '科技'],
  ['科技创新', '科创', '科技'],
  ['卫生健康', '卫健', '卫生', '卫计'],
  ['人力资源和社会保障', '人社', '人力社保', '人力资源社会保障'],
  ['住房和城乡建设', '住建', '住房城乡建设', '建设'],
  ['市场监督管理', '市监', '市场监管', '工商', '质监'],
  ['生态环境', '环境', '环保'],
  ['规划和自然资源', '规自', '规资', '自然资源', '资源', '国土'],
  ['自然资源和规划', '规自', '资规', '自然资源', '资源', '国土'],
  ['自然资源', '资源', '国土'],
  ['交通运输', '交通'],
  ['农业农村', '农业', '农村'],
  ['文化广电旅游体育', '文广旅体', '文广旅', '文旅', '文体', '文广'],
  ['文化和旅游', '文旅'],
  ['城市管理和综合执法', '城管', '城管执法', '城市管理'],
  ['应急管理', '应急', '安监'],
  ['退役军人事务', '退役军人', '退役'],
  ['医疗保障', '医保'],
  ['机关事务管理', '机关事务', '机管'],
  ['民族宗教', '民宗'],
  ['林业和草原', '林草', '林业'],
  ['粮食和物资储备', '粮储', '粮食'],
  ['知识产权', '知产'],
  ['人民政府国有资产监督管理', '国资'],
  ['通信管理', '通管'],
  ['广播电视网络', '广电网络'],
  ['广播电视', '广电'],
  ['邮政管理', '邮政', '邮管'],
  ['地方金融监督管理', '金融', '地方金融监管'],
  ['金融工作', '金融'],
  ['投资促进', '投促'],
  ['招商', '投促'],
  ['水务', '水利'],
  ['水利', '水务'],
]

/** Organisations whose everyday name is no shorter form of the full name. */
const otherNames: readonly (readonly [part: string, ...names: string[]])[] = [
  ['网络安全和信息化委员会办公室', '网信办'],
  ['银行保险监督管理委员会', '银保监局', '银保监', '金融监管局'],
  ['证券监督管理委员会', '证监局', '证监'],
  ['金融监督管理总局', '金融监管局', '金监局', '银保监局'],
  ['人民银行', '人行', '央行'],
  ['政法委员会', '政法委'],
  ['组织部', '组织部'],
  ['中级人民法院', '中院', '法院'],
  ['人民检察院', '检察院'],
  ['人大常委会', '人大'],
  ['供销合作联社', '供销社'],
  ['税务局', '税务局', '国税局', '地税局'],
  ['供电局', '供电局', '南方电网'],
  ['中国铁塔', '铁塔', '铁塔公司'],
  ['纪委监委', '纪委', '监委', '纪检'],
  ['人民政府办公', '府办', '政府办'],
  ['高新区管委会', '高新区', '高新技术产业开发区'],
]

/** The endings of bureaus: one city's 发改局 is another's 发改委 and the province's 厅. */
const endings = ['局', '委', '厅'] as const

/** The character in place of the region at the beginning of its organisations' names: 市工业和信息化局 of 肇庆市. */
const omitted: Readonly<Record<string, string>> = { city: '市', province: '省' }

/**
 * An organisation's name with its region: 市工业和信息化局 of 肇庆市 is 肇庆市工业和信息化局. `name`: another name to show instead of the full one, such as
 * 市工信局.
 */
export function placedName(
  index: Pick<CatalogueIndex, 'regions'>,
  organisation: Organisation,
  name = organisation.name,
): string {
  const region = index.regions.get(organisation.region)
  if (!region || region.level === 'country') return name
  if (name.includes(stem(region.name))) return name
  const prefix = omitted[region.level]
  if (prefix && name.startsWith(prefix)) return region.name + name.slice(prefix.length)
  return organisation.collective ? region.name + name : name
}

/** The name of an organisation with its region, by its id; the id itself where the catalogue no longer has it. */
export function nameOfOrganisation(
  index: Pick<CatalogueIndex, 'regions' | 'organisations'>,
  id: string,
): string {
  const organisation = index.organisations.get(id)
  return organisation ? placedName(index, organisation) : id
}

/**
 * The names of several organisations by id: those of one name have their region added, while a name that occurs once, such as 市工业和信息化局,
 * stays. An unknown id is its own name.
 */
export function distinctNames(
  index: Pick<CatalogueIndex, 'regions' | 'organisations'>,
  ids: Iterable<string>,
): (id: string) => string {
  const known = new Set([...ids].flatMap((id) => index.organisations.get(id) ?? []))
  const bearers = Map.groupBy(known, ({ name }) => name)
  return (id) => {
    const organisation = index.organisations.get(id)
    if (!organisation) return id
    const isAlone = (bearers.get(organisation.name)?.length ?? 0) < 2
    return isAlone ? organisation.name : placedName(index, organisation)
  }
}

/**
 * All words by which an organisation may be searched, in one text: its name and its abbreviations, each also with its region (工信局, 市工信局,
 * 肇庆工信局, 肇庆市工信局).
 */
export function organisationWords(
  index: Pick<CatalogueIndex, 'regions'>,
  organisation: Organisation,
): string {
  const region = index.regions.get(organisation.region)
  const prefix = (region && omitted[region.level]) ?? ''
  const written = [organisation.name, ...organisation.aliases]
  const bare = written.map((name) => (prefix && name.startsWith(prefix) ? name.slice(prefix.length) : name))
  const names = new Set([...bare, ...everydayNames(organisation.name)])
  const places = region && prefix ? ['', prefix, region.name, stem(region.name)] : ['']
  return [
    placedName(index, organisation),
    ...places.flatMap((place) => [...names].map((name) => place + name)),
  ].join(' ')
}

function everydayNames(name: string): string[] {
  const found = everyday.find(([part]) => name.includes(part))
  const short = found?.slice(1).flatMap((word) => [word, ...endings.map((ending) => word + ending)]) ?? []
  const other = otherNames.filter(([part]) => name.includes(part)).flatMap(([, ...names]) => names)
  const government = name.endsWith('人民政府') ? [name.replace('人民政府', '政府')] : []
  return [...short, ...other, ...government]
}

/** The region's name without its ending: 肇庆 of 肇庆市. */
function stem(region: string): string {
  return region.replace(/[省市区县]$/, '')
}
