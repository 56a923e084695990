const words = (text: string): string[] => text.trim().split(/\s+/);

/** Street offices of the county's core; the first is the one of the street scale. */
export const STREET_OFFICES = words("青石 文昌 河东 北关 望岳 丰泽 槐荫 南桥 新安 东湖");
/** Towns and townships around it; the first is the one of the village scale. */
export const TOWNSHIPS = words("白杨 柳河 石佛 双井 张楼 大沙河 凤台 高庙 清水 桐树 马营 赵集 云台 金桥");

export const COMMUNITIES = words(`
  三官巷 槐树院 明伦堂 铁佛寺 东马道 河沿 西营门 文庙 井台 石榴巷 南仓 药王庙 望月楼 牌坊街 柳巷 北水门 书院街 东岳庙
  盐店口 花园 西城根 鼓楼 桥头 观音阁 翰林街 打铜巷 五里桥 老车站 纺织 新华 育才 建设 和平 光明 前进 团结 友谊 东风
  红旗 朝阳 春晖 康乐 锦绣 滨河 湖滨 紫荆 玉兰 金桂 翠竹 凤凰 龙泉 映山 望岳台 清风 明月湾 听雨 长青 丰乐 永安 太平
  仁和 安居 幸福 惠民 同心 新城 科苑 学府 枫林 梅园 兰亭 菊香 银杏 香樟 云锦`);

export const ROADS = words(`
  文昌 解放 人民 建设 和平 新华 胜利 友谊 光明 育才 东风 朝阳 工农 青年 迎宾 环城 中山 民主 健康 幸福 丰收 长青 太行
  黄河 云岭 泽园 竹林 映湖 翠微 星海 银河 凯旋 学苑 科技 创业 兴业 富民 惠民 民安 振兴 平安 永兴 安康 金水 龙源
  凤鸣 鹿鸣 鹤翔 雁栖 碧波 清溪 梅溪 兰溪 桂苑 榴园 槐荫 柳营 杨树 枫叶 梧桐 松林 柏树 桃园 杏林 枣园`);

export const LANES = words(`
  三官 豆腐 铁匠 槐树 井台 石榴 盐店 油坊 打铜 竹竿 席市 羊市 花市 帽儿 靴子 银匠 染坊 磨坊 书铺 纸坊 炭场 柴市 水门
  马道 箭道 校场 仓后 文庙 牌坊 钟鼓 观音 药王 关帝 火神 城隍 白衣 玉皇 财神 土地 魁星 状元 探花 翰林 进士 杨家 李家
  孟家 赵家 高家 卢家 靳家 郝家 毕家 苗家 薛家 范家 大井 小井 双井 甜水 苦水 柳树 皂角 枣树 杏花 桃花 梨花 丁香 葡萄
  葫芦 扁担 轿杆 金鱼 喜鹊 凤凰 青龙 白虎 锦衣 长寿 仁义 礼让 孝悌 忠信 太平 永安 安仁 福星 吉祥 如意 平安 百顺`);

export const COMPOUND_FRONTS = words(`
  梧桐 锦绣 金桂 翠竹 丁香 玉兰 紫薇 海棠 银杏 香樟 枫林 百合 牡丹 芙蓉 紫荆 榕树 杏林 桃源 梅园 兰馨 菊园 松涛 柏翠
  清风 明月 朝晖 晨光 春晖 秋实 阳光 星河 云水 听涛 观澜 望湖 临河 滨江 碧水 绿洲 嘉和 嘉禾 祥和 和谐 康泰 安泰 永泰
  丰泽 丰源 盛世 御景 名门 书香 学府 翰林 文华 鸿运 福星 福临 华龙 龙泽 凤鸣 鹿鸣 金城 银都 东方 中原 云岭 泽园 怡景
  怡和 景泰 瑞祥 瑞景 天泽 天润 新华 惠民 安居 幸福 同乐 育英 双桥 五一 红星`);
export const OLD_COMPOUND_BACKS = words("小区 新村 家园 花园 里 苑 院");
export const NEW_COMPOUND_BACKS = words("华庭 名邸 府 公馆 国际 城 花园 苑 佳苑 壹号院 上院 雅居");
export const WORK_UNITS = words(`
  纺织厂 粮食局 电业局 供销社 面粉厂 轴承厂 水利局 化肥厂 交通局 邮电局 教师 税务局 卫生局 机床厂 制药厂 农机公司 百货公司
  食品公司 矿务局 铁路 酒厂 印刷厂 毛巾厂 商业局 林业局 建筑公司 物资局 外贸公司 造纸厂 塑料厂`);

export const SURNAMES_OF_VILLAGES = words(`
  王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 马 朱 胡 郭 何 高 林 罗 郑 梁 谢 宋 唐 许 韩 冯 邓 曹 彭 曾 萧 田 董 袁 潘 于 蒋 蔡
  余 杜 叶 程 苏 魏 吕 丁 任 沈 姚 卢 姜 崔 钟 谭 陆 汪 范 金 石 廖 贾 夏 韦 付 方 白 邹 孟 熊 秦 邱 江 尹 薛 闫 段 雷 侯
  龙 史 陶 黎 贺 顾 毛 郝 龚 邵 万 钱 严 覃 武 戴 莫 孔 向 汤 靳 樊 苗 尚 毋 买 琚 原 和 申 成 卫 司 牛 冉 焦 荆 常 宁 詹`);
export const VILLAGE_BACKS = words("庄 村 营 寨 楼 屯 湾 岗 桥 坡 堂 作 堡 街 集 店");
export const VILLAGE_FRONTS = words("前 后 东 西 南 北 大 小 上 下 中 新 老");

export const SHOPS: readonly (readonly [kind: string, names: string[]])[] = [
  [
    "restaurant",
    words("老马烩面 张记羊汤 胡辣汤馆 刘记饸饹面 兄弟烧烤 川香小炒 沙县小吃 兰州拉面 豆腐菜馆 驴肉汤店 早点铺 饺子馆"),
  ],
  ["convenience", words("便民超市 惠佳超市 邻家便利店 天天鲜果 家家福 小蒋百货 利民烟酒")],
  ["pharmacy", words("仁心大药房 百姓药房 康乐大药房 同善堂")],
  ["bank", words("农村商业银行 邮政储蓄所 城市银行支行 信用社")],
  ["clothes", words("红袖服装 衣之恋 童装坊 老布鞋店")],
  ["hairdresser", words("丝语理发 阿强发艺 名剪坊 老街理发店")],
  ["hardware", words("五金水暖 建材批发 电动车行 家电维修 手机维修")],
  ["bakery", words("香麦蛋糕房 老面馒头坊 烧饼铺 好味糕点")],
];
