/** The name of each role and the rights of its holder. */
export const roleWords = {
  reporter: { word: '填报员', may: '填报所在单位、所辖地区的数据；只能改自己单位的格子' },
  reviewer: { word: '审核员', may: '审核所辖地区提交的数据，通过或退回；不能审自己填的' },
  secretary: { word: '调度会秘书', may: '查看看板和数据，筹备调度会，交办和复核督办事项' },
  reader: { word: '查阅者', may: '查看看板、目录和已审核的数据；对目标作批示' },
  administrator: { word: '管理员', may: '系统管理员与安全管理员合一；无权填报，也无权审核' },
  'system-administrator': { word: '系统管理员', may: '管理计划、大屏、报送期、亮灯规则、工作日历和考核方案' },
  'security-administrator': { word: '安全管理员', may: '管理人员、角色和令牌' },
  auditor: { word: '审计员', may: '查看全部数据、人员与留痕；什么都不能改' },
  remote: { word: '遥控', may: '查看看板，会上遥控大屏' },
  display: { word: '大屏', may: '只用于显示，由配对产生' },
} as const
