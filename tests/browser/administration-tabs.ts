import type { Page } from "playwright-core";

/** Shows a tab of /admin, which on a phone may lie out of sight. */
export async function showTab(page: Page, name: string): Promise<void> {
  const tab = page.getByRole("tab", { name });
  // brings it into sight
  await tab.focus();
  await tab.click();
  await page.getByRole("tab", { name, selected: true }).waitFor();
}
