import { Button, Input, Table } from "antd";
import { useDeferredValue, useMemo, useState } from "react";
import type { Account } from "../../domain/account.ts";
import { type Administration, matching } from "../state/administration.ts";
import type { AreaTree } from "../state/area-tree.ts";
import { treeOf } from "../state/areas.ts";
import { dateOf, lastDay } from "../state/days.ts";
import { administrationTexts } from "../text/administration.ts";
import { formatCount, formatDay, formatMoment } from "../text/format.ts";
import { nameIn } from "../text/language.ts";
import { AccountDrawer } from "./account-drawer.tsx";
import { Status } from "./account-status.tsx";
import { useLanguage } from "./app-context.tsx";
import { RefusalAlert } from "./refusal-alert.tsx";
import { useAsked } from "./use-asked.ts";
import { useCards } from "./use-cards.ts";

/** What is open beside the table: nothing, a new account, or one of those there are. */
type Open = { kind: "none" } | { kind: "new" } | { kind: "account"; id: number };

/** Who may sign in, what for, and the way to change it. */
export function AccountsPanel({ administration }: { administration: Administration }) {
  const language = useLanguage();
  const text = administrationTexts[language];
  const accounts = useAsked(administration.accounts);
  const roles = useAsked(administration.roles);
  const areas = useAsked(administration.areas);
  const [query, setQuery] = useState("");
  const [open, setOpen] = useState<Open>({ kind: "none" });
  const tree = useMemo(() => (areas.value ? treeOf(areas.value) : null), [areas.value]);
  const roleItems = roles.value?.items ?? [];
  const roleName = (code: string) => {
    const role = roleItems.find((other) => other.code === code);
    return role ? nameIn(language, role.name) : code;
  };
  const sought = useDeferredValue(query);
  const items = accounts.value?.items ?? [];
  const shown = matching(items, sought, roleName);
  const chosen = open.kind === "account" ? items.find(({ id }) => id === open.id) : undefined;
  return (
    <>
      <div className="admin-bar">
        <Input.Search
          className="admin-bar-search"
          aria-label={text.accounts.search}
          placeholder={text.accounts.search}
          allowClear
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        <span className="admin-bar-count">{text.accounts.count(formatCount(shown.length))}</span>
        <div className="admin-bar-end">
          <Button type="primary" disabled={!roles.value} onClick={() => setOpen({ kind: "new" })}>
            {text.accounts.create}
          </Button>
        </div>
      </div>
      <RefusalAlert
        error={accounts.error ?? roles.error ?? areas.error}
        onRetry={() => {
          accounts.reload();
          roles.reload();
          areas.reload();
        }}
      />
      <Table<Account>
        {...useCards("admin-cards-rows", 760)}
        size="small"
        rowKey="id"
        loading={accounts.value === null && accounts.loading}
        dataSource={[...shown]}
        locale={{ emptyText: text.accounts.none }}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          {
            title: text.accounts.name,
            key: "name",
            width: 150,
            sorter: (a, b) => a.name.localeCompare(b.name, "zh"),
            render: (_, account) => (
              <div className="admin-two-lines">
                <b>{account.name}</b>
                <span>{account.username}</span>
              </div>
            ),
          },
          {
            title: text.accounts.grants,
            key: "grants",
            render: (_, account) => <Grants account={account} tree={tree} roleName={roleName} />,
          },
          {
            title: text.accounts.status,
            key: "status",
            width: 150,
            render: (_, account) => <Status account={account} />,
          },
          {
            title: text.accounts.lastSeen,
            key: "seen",
            width: 150,
            className: "admin-nowrap",
            sorter: (a, b) => (a.lastSeen ?? "").localeCompare(b.lastSeen ?? ""),
            render: (_, { lastSeen }) =>
              lastSeen ? (
                formatMoment(new Date(lastSeen), new Date())
              ) : (
                <span className="admin-quiet">{text.accounts.never}</span>
              ),
          },
          {
            key: "actions",
            width: 84,
            align: "right",
            render: (_, account) => (
              <Button
                size="small"
                aria-label={text.accounts.editOf(account.name)}
                onClick={() => setOpen({ kind: "account", id: account.id })}
              >
                {text.accounts.edit}
              </Button>
            ),
          },
        ]}
      />
      <AccountDrawer
        key={open.kind === "account" ? open.id : open.kind}
        open={open.kind !== "none"}
        account={chosen ?? null}
        roles={roleItems}
        tree={tree}
        administration={administration}
        onChanged={accounts.reload}
        onClose={() => setOpen({ kind: "none" })}
      />
    </>
  );
}

type GrantsProps = { account: Account; tree: AreaTree | null; roleName: (code: string) => string };

function Grants({ account, tree, roleName }: GrantsProps) {
  const text = administrationTexts[useLanguage()].accounts;
  if (account.grants.length === 0) return <span className="admin-quiet">{text.noGrants}</span>;
  const now = new Date();
  return (
    <ul className="admin-grants">
      {account.grants.map(({ role, area, until }) => (
        <li key={`${role} ${area} ${until}`}>
          <span>{roleName(role)}</span>
          <span>
            {area === null ? text.everywhere : (tree?.byCode.get(area)?.name ?? area)}
            {until && (
              <span className="admin-nowrap"> · {text.untilShort(formatDay(dateOf(lastDay(until)), now))}</span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
