/** Codes that are scanned on the round. `phone-scan-en.ts` has the same keys. */
export const phoneScanZh = {
  title: "扫码",
  camera: "相机画面",
  hint: "把楼道的优居码或户码放进方框。画面只在本机识别，不保存、不上传。",
  typed: "也可以输入码下面的编号",
  open: "打开",
  faults: {
    none: "这个浏览器不能扫码。请用手机自带的相机扫描，或在下面输入编号。",
    refused: "没有相机权限。请在手机设置里允许浏览器使用相机，或在下面输入编号。",
    away: "打不开相机，可能正被别的应用使用。可以在下面输入编号。",
  },
  found: {
    elsewhere: "这个优居码不在您负责的范围内。",
    unknown: "这不是优居码，也不是您负责的户码或楼栋编号。",
  },
};
