import { Button, Popconfirm, Switch, Table, Tag } from "antd";
import { useState } from "react";
import type { ManagedTheme } from "../../domain/theme.ts";
import type { Administration, Refusal } from "../state/administration.ts";
import { administrationTexts } from "../text/administration.ts";
import { formatCount } from "../text/format.ts";
import { nameIn } from "../text/language.ts";
import { useLanguage } from "./app-context.tsx";
import { RefusalAlert } from "./refusal-alert.tsx";
import { ThemeDrawer } from "./theme-drawer.tsx";
import { useAsked } from "./use-asked.ts";

/** The themes of the map: their names and classes, their order, who may see them. */
export function ThemesPanel({ administration }: { administration: Administration }) {
  const language = useLanguage();
  const text = administrationTexts[language];
  const themes = useAsked(administration.themes);
  const [error, setError] = useState<Refusal | null>(null);
  const [editing, setEditing] = useState<ManagedTheme | null>(null);
  const items = themes.value?.items ?? [];

  const act = async (asked: Promise<{ ok: true } | { ok: false; error: Refusal }>) => {
    const answer = await asked;
    setError(answer.ok ? null : answer.error);
    themes.reload();
  };
  /** Takes the place of the theme before: every theme is numbered anew, since imports may have given one number twice. */
  const raise = async (index: number) => {
    const order = items.map(({ code }) => code);
    [order[index - 1], order[index]] = [order[index], order[index - 1]];
    for (const [rank, code] of order.entries()) {
      const known = items.find((item) => item.code === code);
      if (known?.rank === rank + 1) continue;
      const answer = await administration.changeTheme(code, { rank: rank + 1 });
      if (!answer.ok) {
        setError(answer.error);
        break;
      }
    }
    themes.reload();
  };
  return (
    <>
      <RefusalAlert error={themes.error ?? error} onRetry={themes.reload} />
      <Table<ManagedTheme>
        size="small"
        rowKey="code"
        loading={themes.value === null && themes.loading}
        dataSource={items}
        locale={{ emptyText: text.themes.none }}
        pagination={false}
        scroll={{ x: 720 }}
        columns={[
          {
            title: text.themes.name,
            key: "name",
            render: (_, theme) => (
              <div className="admin-two-lines">
                <b>{nameIn(language, theme.name)}</b>
                <span>{theme.code}</span>
              </div>
            ),
          },
          { title: text.themes.of, key: "of", width: 90, render: (_, { of }) => text.themes.subjects[of] },
          { title: text.themes.kind, key: "kind", width: 90, render: (_, { kind }) => text.themes.kinds[kind] },
          {
            title: text.themes.values,
            key: "values",
            width: 90,
            align: "right",
            render: (_, { values }) => formatCount(values),
          },
          {
            title: text.themes.restricted,
            key: "restricted",
            width: 120,
            render: (_, theme) => (
              <span className="admin-nowrap">
                <Switch
                  size="small"
                  checked={theme.restricted}
                  aria-label={text.themes.restrictedOf(nameIn(language, theme.name))}
                  onChange={(restricted) => void act(administration.changeTheme(theme.code, { restricted }))}
                />{" "}
                {theme.restricted && <Tag>{text.themes.restricted}</Tag>}
              </span>
            ),
          },
          {
            key: "actions",
            width: 220,
            align: "right",
            render: (_, theme, index) => {
              const name = nameIn(language, theme.name);
              return (
                <span className="admin-actions">
                  <Button
                    size="small"
                    disabled={index === 0}
                    aria-label={text.themes.upOf(name)}
                    onClick={() => void raise(index)}
                  >
                    {text.themes.up}
                  </Button>
                  <Button size="small" aria-label={text.themes.editOf(name)} onClick={() => setEditing(theme)}>
                    {text.themes.edit}
                  </Button>
                  <Popconfirm
                    title={text.themes.deleteAsk(name)}
                    description={text.themes.deleteHint(formatCount(theme.values))}
                    okText={text.themes.delete}
                    cancelText={text.cancel}
                    onConfirm={() => act(administration.deleteTheme(theme.code))}
                  >
                    <Button size="small" danger aria-label={text.themes.deleteOf(name)}>
                      {text.themes.delete}
                    </Button>
                  </Popconfirm>
                </span>
              );
            },
          },
        ]}
      />
      <p className="admin-note">{text.themes.how}</p>
      {editing && (
        <ThemeDrawer
          key={editing.code}
          theme={editing}
          administration={administration}
          onChanged={themes.reload}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}
