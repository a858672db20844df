import { organisationTable } from './organisation-table.ts'

/** Organisations of 清远, named as in 2021. */
// prettier-ignore
export const qingyuanOrganisations = organisationTable({
  region: '441800',
  single: [
    ['qingyuan-gongxin',          '市工业和信息化局'],
    ['qingyuan-zhengshu',         '市政务服务数据管理局'],
    ['qingyuan-fagai',            '市发展和改革局', '市发展改革局'],
    ['qingyuan-keji',             '市科学技术局', '市科技局'],
    ['qingyuan-shangwu',          '市商务局'],
    ['qingyuan-nongye',           '市农业农村局'],
    ['qingyuan-weijian',          '市卫生健康局'],
    ['qingyuan-jiaoyu',           '市教育局'],
    ['qingyuan-jiaotong',         '市交通运输局'],
    ['qingyuan-wenguanglvti',     '市文化广电旅游体育局'],
    ['qingyuan-renshe',           '市人力资源和社会保障局', '市人力资源社会保障局'],
    ['qingyuan-shichang-jianguan', '市市场监督管理局', '市市场监管局'],
    ['qingyuan-ziran-ziyuan',     '市自然资源局'],
    ['qingyuan-shengtai-huanjing', '市生态环境局'],
    ['qingyuan-gongan',           '市公安局'],
    ['qingyuan-tongji',           '市统计局'],
    ['qingyuan-zuzhi',            '市委组织部'],
    ['qingyuan-wangxinban',       '市委网络安全和信息化委员会办公室', '市委网信办'],
    ['qingyuan-jiyao-baomi',      '市委机要保密局'],
    ['qingyuan-gongdian',         '清远供电局'],
    ['qingyuan-tieta',            '中国铁塔清远市分公司'],
    ['qingyuan-guangzhou-bangfu', '广州对口帮扶清远指挥部'],
    ['qingyuan-gaoxinqu',         '清远高新区管委会'],
    ['qingyuan-qingcheng',        '清城区人民政府'],
    ['qingyuan-qingxin',          '清新区人民政府'],
  ],
  collective: [
    ['qingyuan-xian-shi-qu',      '各县(市、区)人民政府'],
    ['qingyuan-yuanqu',           '各产业园区管委会'],
    ['qingyuan-dianxin-yunyingshang', '市各电信运营商'],
    ['qingyuan-zhengwu-guanli',   '市各政务管理有关单位'],
    ['qingyuan-youguan-danwei',   '市各有关单位', '等有关单位'],
    ['qingyuan-ge-bumen',         '市各有关部门、各直属机构'],
  ],
  elsewhere: {
    'qingyuan-gaoxinqu': '441800-gaoxinqu',
    'qingyuan-qingcheng': '441802',
    'qingyuan-qingxin': '441803',
  },
})
