/** The page of workers on their round. `phone-en.ts` has the same keys. */
export const phoneZh = {
  households: (count: string) => `${count} 户`,
  loading: "正在载入您的范围",
  failed: "没有载入。请检查网络后重试",
  tooLarge: "范围太大，请选择一个网格",
};
