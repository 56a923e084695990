import { createContext, useContext } from "react";
import type { NoticeDesk } from "../state/notices/notice-desk.ts";

/** Around the panels of lists; handed in by the screen. */
export const NoticeDeskContext = createContext<NoticeDesk | null>(null);

/** What can be done with lists. */
export function useNoticeDesk(): NoticeDesk {
  const desk = useContext(NoticeDeskContext);
  if (desk === null) throw new Error("a panel of lists stands outside its provider");
  return desk;
}
