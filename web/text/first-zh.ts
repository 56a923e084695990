/** What a page says before anything of it is opened: all that a phone waits for. The rest comes with `whole-zh.ts`. */
export const firstZh = {
  product: "民情图",
  retry: "重试",
  loading: "正在载入",

  search: {
    placeholder: "姓名、拼音、门牌、电话尾号",
    placeholderMasked: "门牌、户编号、楼栋、地名",
    label: "搜索",
    clear: "清空搜索",
    none: (query: string) =>
      `没有找到“${query}”。可输入姓名、拼音首字母、门牌（如 3号楼2单元501 或 3-2-501）、电话后四位或编号；只搜索您权限范围内的户`,
    noneMasked: (query: string) =>
      `没有找到“${query}”。可输入门牌（如 3号楼2单元501 或 3-2-501）、编号、楼栋或地名；您的角色不能按姓名和电话查户`,
    failed: "搜索没有完成。请检查网络后重试",
    results: (count: string) => `${count} 条结果`,
    kinds: {
      recent: "最近选过",
      area: "网格与社区",
      compound: "小区",
      building: "楼栋",
      household: "户",
      staff: "工作人员",
      place: "地点",
      road: "道路",
      facility: "设施",
      incident: "事件",
    },
  },

  states: {
    emptyTitle: "还没有数据",
    emptyBody: "在服务器上运行下面的命令，导入网格、楼栋和户，或生成一座模拟的城镇。",
    failedTown: "读不到数据",
    failedHouseholds: "户的数据没有载入",
    failedIncidents: "事件数据没有载入",
    failedAreas: "网格没有载入",
    failedCard: "这一项没有载入",
    stillShowing: (time: string) => `仍显示 ${time} 的数据`,
    whatToDo: "请检查服务是否在运行，然后重试。",
    mapFailed: "地图没有画出来。请更新浏览器，或开启硬件加速后重试。",
    liveLost: "实时连接中断",
    liveLostHint: "新事件暂时不会自动出现，正在重连",
    offline: "离线",
    code: "代码",
  },
};
