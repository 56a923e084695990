import type { PrintColours, PrintKind, PrintNote } from "../../domain/paper/print.ts";

const kinds: Record<PrintKind, string> = {
  map: "民情图",
  atlas: "图册（一页一个微网格）",
  boards: "公示牌",
  codes: "优居码",
  plates: "单元牌",
};

const colours: Record<PrintColours, string> = { types: "按住户类型", grids: "按网格分色", plain: "只画底图" };

const notes: Record<PrintNote["code"], (count: string, text: string) => string> = {
  "no-households": () => "这个区域里没有住户，图上只有底图。",
  crowded: (count) => `有 ${count} 栋楼的门太密，画成了户数和色条。换大一号的纸，或打印图册。`,
  "small-scale": (count) => `比例尺 1:${count} 太小，画不下住户符号，只标户数。换大纸，或选小一些的区域。`,
  "missing-characters": (count, text) => `有 ${count} 个字字库里没有，印成了“〓”：${text}`,
  "index-cut": (count) => `有 ${count} 行索引放不下。PDF 会接着印在后面的页上。`,
  "names-cut": (count) => `有 ${count} 户的姓名在图上放不下。PDF 图后的名册里都有。`,
  "no-codes": (count) => `有 ${count} 个单元还没有优居码，请先在“优居码”页生成。`,
};

export const printZh = {
  title: "打印",
  back: "回到地图",
  forbidden: "您的角色不能打印地图。",
  kind: "印什么",
  kinds,
  area: "区域",
  microgrid: "微网格",
  wholeGrid: "整个网格",
  paper: "纸张",
  orientation: "方向",
  orientations: { landscape: "横", portrait: "竖" },
  format: "格式",
  formats: { pdf: "PDF（矢量）", png: "PNG 图片" },
  dpi: "精度",
  dpiCount: (dpi: string) => `${dpi} 点/英寸`,
  heading: "标题",
  headingHint: "不填则用区域名",
  colour: "住户",
  colours,
  approval: "审图号",
  approvalHint: "没有就留空，图上留填写处",
  names: "印出户主姓名",
  namesWhy: "姓名默认不印。印出要写明原因，会记入日志；一小时最多 4 份。",
  namesHow: "姓名印在符号旁；PDF 图后另附户主名册（按微网格，注地址和图上方格），不得张贴。",
  reason: "原因",
  make: "制作",
  making: (share: string) => `正在制作 ${share}`,
  waiting: (ahead: string) => `前面还有 ${ahead} 份`,
  stop: "停止",
  download: "下载",
  size: (megabytes: string, pages: string) => `${megabytes} MB，${pages} 页`,
  done: "已完成，文件在服务器保留半小时。",
  preview: "第一页预览",
  previewing: "正在画预览…",
  noPreview: "选好区域就有预览。",
  failed: "没有画成，请再试一次；仍不行请告诉管理员。",
  network: "连不上服务器，请检查网络后再试。",
  /** said where the words on paper are not those of the screen; "" where they are */
  onPaper: "",
  noReason: "请写明印出姓名的原因（2–200 字）。",
  notes,
};

export type PrintText = typeof printZh;
