import { organisationTable } from './organisation-table.ts'

/** Organisations of 珠海, named as in 2022. */
// prettier-ignore
export const zhuhaiOrganisations = organisationTable({
  region: '440400',
  single: [
    ['zhuhai-gongxin',            '市工业和信息化局'],
    ['zhuhai-zhengshu',           '市政务服务数据管理局'],
    ['zhuhai-fagai',              '市发展和改革局', '市发展改革局'],
    ['zhuhai-keji-chuangxin',     '市科技创新局'],
    ['zhuhai-shangwu',            '市商务局'],
    ['zhuhai-zhaoshang',          '市招商署'],
    ['zhuhai-tongji',             '市统计局'],
    ['zhuhai-caizheng',           '市财政局'],
    ['zhuhai-jinrong-gongzuo',    '市金融工作局'],
    ['zhuhai-nongye',             '市农业农村局'],
    ['zhuhai-jiaotong',           '市交通运输局'],
    ['zhuhai-shengtai-huanjing',  '市生态环境局'],
    ['zhuhai-zhujian',            '市住房和城乡建设局', '市住房城乡建设局'],
    ['zhuhai-chengguan',          '市城市管理和综合执法局', '市城市管理综合执法局'],
    ['zhuhai-shuiwu',             '市水务局'],
    ['zhuhai-qixiang',            '市气象局'],
    ['zhuhai-renshe',             '市人力资源和社会保障局', '市人力资源社会保障局'],
    ['zhuhai-weijian',            '市卫生健康局'],
    ['zhuhai-jiaoyu',             '市教育局'],
    ['zhuhai-wenguanglvti',       '市文化广电旅游体育局'],
    ['zhuhai-ziran-ziyuan',       '市自然资源局'],
    ['zhuhai-yingji',             '市应急管理局'],
    ['zhuhai-gongan',             '市公安局'],
    ['zhuhai-shenji',             '市审计局'],
    ['zhuhai-wangxinban',         '市委网络安全和信息化委员会办公室', '市委网信办'],
    ['zhuhai-zuzhi',              '市委组织部'],
    ['zhuhai-jiguan-gongwei',     '市直机关工委'],
    ['zhuhai-jiwei-jianwei',      '市纪委监委'],
  ],
  collective: [
    ['zhuhai-ge-qu',              '各区(功能区)'],
    ['zhuhai-shuzihua-xiaozu',    '市加快数字化发展工作领导小组各成员单位'],
  ],
})
