/**
 * Registers what keeps the page of a screen that nobody tends, where the browser can (not over plain HTTP): it then starts
 * without a connection.
 */
export async function startPageWorker(page: "kiosk" | "wall"): Promise<void> {
  await navigator.serviceWorker?.register(`/${page}-worker.js`, { scope: `/${page}` }).catch(() => null);
}
