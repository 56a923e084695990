/** Accounts and the audit log. `/admin` */
export function Administration() {
  return <main />;
}
