/** Documents with a table in one line, whose goals have signs and weights. They are invented; targets are told as in `tables.ts`. */
export const weightedLayouts: readonly (readonly [
  what: string,
  lines: readonly string[],
  targets: readonly string[],
])[] = [
  [
    'goals in one line with weights behind them',
    [
      '沙河省小康监测评价指标体系类别序号指标名称单位目标值权重经济1人均总值(按2030年价)元≥3400052人均收入元≥330073税收比重%≥8084二三产比重%≥90105高新比值%≥206产值比%≥2503人民生活7居民收入城镇收入元≥350007农村收入元≥160008住房面积平方米≥2359饮水比率%=100210死亡率‰≤1211年限年≥10.512能耗吨标煤/万元≤0.8413覆盖率%≥26',
    ],
    [
      '34000 元 ',
      '3300 元 ',
      '80 % ',
      '90 % ',
      '20 % ',
      '250 % ',
      '35000 元 ',
      '16000 元 ',
      '23 平方米 ',
      '100 %  =',
      '12 ‰  <=',
      '10.5 年 ',
      '0.8 吨标煤/万元  <=',
      '26 % ',
    ],
  ],
  [
    'goals in one line with weights before them',
    [
      '沙河省统计监测指标',
      '监测指标单位权重目标值一、经济1.人均总值(2030年价)元4.0≥570002.三产比重%2.0≥473.劳动生产率万元/人2.5≥2二、法制4.立案人数人/万人3.5≤85.安全指数%4.0=100每万人事故数6.基尼系数-1.5≤0.47.收入比以农为11.5≤2.88.公交指数车辆数2.0=100客运通达率%9.预期寿命岁2.0≥76',
    ],
    [
      '57000 元 ',
      '47 % ',
      '2 万元/人 ',
      '8 人/万人  <=',
      '100 %  =',
      '0.4   <=',
      '2.8   <=',
      '100   =',
      '76 岁 ',
    ],
  ],
  [
    'goals in one line under a head with neither year nor weights',
    [
      '沙河省指标名称单位目标值1 比重%≥53省局2 网办率%≥90省局3 覆盖率%≥95省局4 上云率%≥60省局5 投诉率‰≤3省局6 达标率%≥80省局',
      '说明如下。',
    ],
    ['53 % ', '90 % ', '95 % ', '60 % ', '3 ‰  <=', '80 % '],
  ],
  [
    'a few goals in one line under such a head, which are no table',
    ['沙河省指标名称单位目标值1 比重%≥53省局2 网办率%≥90省局'],
    [],
  ],
]
