// Brings everything that is said in Chinese, for whoever imports this: the desk, and of the phone's page what it loads later.

import { texts } from "./language.ts";
import { zhCN } from "./zh-CN.ts";

if (texts.en === texts.zh) texts.en = zhCN;
texts.zh = zhCN;
