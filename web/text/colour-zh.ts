/** Words about what the map is coloured by. */
export const colourZh = {
  colour: {
    by: "着色",
    types: "户类型",
    rest: "无数据",
    typesHidden: (count: string) => `已隐藏 ${count} 种户类型`,
    showTypes: "全部显示",
    zoomIn: "放大地图后显示各户",
    failed: "没有读到这一图层的数据",
    few: "<5",
  },
  themes: {
    title: "主题",
    ofHouseholds: "户主题",
    ofAreas: "网格主题",
    show: (name: string) => `地图按${name}着色`,
  },
};
