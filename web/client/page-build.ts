/** What the page that runs is called (scripts/pages/small-page.ts); null while developing. */
export const pageBuild = (): string | null =>
  document.querySelector<HTMLMetaElement>('meta[name="build"]')?.content ?? null;
