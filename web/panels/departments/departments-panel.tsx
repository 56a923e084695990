import { Button, Popconfirm, Table } from "antd";
import { useState } from "react";
import type { DepartmentWithEndpoint } from "../../../domain/open311/endpoint.ts";
import type { Administration, Refusal } from "../../state/administration.ts";
import { administrationTexts } from "../../text/administration.ts";
import { nameIn } from "../../text/language.ts";
import { useLanguage } from "../app-context.tsx";
import { RefusalAlert } from "../refusal-alert.tsx";
import { useAsked } from "../use-asked.ts";
import { useCards } from "../use-cards.ts";
import { EndpointForm } from "./endpoint-form.tsx";
import "./departments.css";

/** Departments that can be called for, and where their own systems take it. */
export function DepartmentsPanel({ administration }: { administration: Administration }) {
  const language = useLanguage();
  const texts = administrationTexts[language];
  const text = texts.departments;
  const departments = useAsked(administration.departments);
  const town = useAsked(administration.town);
  const [editing, setEditing] = useState<DepartmentWithEndpoint | null>(null);
  const [error, setError] = useState<Refusal | null>(null);
  const remove = async ({ code }: DepartmentWithEndpoint) => {
    const answer = await administration.removeEndpoint(code);
    setError(answer.ok ? null : answer.error);
    if (answer.ok) departments.put(answer.value);
  };
  return (
    <>
      <p className="admin-lead">{text.lead}</p>
      <RefusalAlert
        error={error ?? departments.error ?? town.error}
        onRetry={() => {
          setError(null);
          departments.reload();
          town.reload();
        }}
      />
      <Table<DepartmentWithEndpoint>
        {...useCards("admin-cards-rows", 700)}
        size="small"
        rowKey="code"
        loading={departments.value === null && departments.loading}
        dataSource={[...(departments.value?.items ?? [])]}
        pagination={false}
        columns={[
          { title: text.department, key: "name", width: 180, render: (_, { name }) => <b>{nameIn(language, name)}</b> },
          {
            title: text.system,
            key: "system",
            render: (_, { endpoint }) =>
              endpoint ? (
                <div className="admin-two-lines departments-url">
                  {endpoint.url}
                  <span>
                    {["Open311 v2", endpoint.format.toUpperCase(), endpoint.jurisdiction].filter(Boolean).join(" · ")}
                  </span>
                </div>
              ) : (
                <span className="admin-quiet">{text.byPhone}</span>
              ),
          },
          {
            key: "actions",
            width: 170,
            align: "right",
            render: (_, department) => {
              const name = nameIn(language, department.name);
              return (
                <span className="admin-row-buttons">
                  <Button size="small" aria-label={text.setOf(name)} onClick={() => setEditing(department)}>
                    {text.set}
                  </Button>
                  {department.endpoint && (
                    <Popconfirm
                      title={text.removeSure}
                      okText={text.sure}
                      cancelText={texts.cancel}
                      onConfirm={() => remove(department)}
                    >
                      <Button size="small" danger aria-label={text.removeOf(name)}>
                        {text.remove}
                      </Button>
                    </Popconfirm>
                  )}
                </span>
              );
            },
          },
        ]}
      />
      {editing && town.value && (
        <EndpointForm
          department={editing}
          kinds={town.value.codes.incidentKinds}
          administration={administration}
          onSaved={(value) => {
            departments.put(value);
            setEditing(null);
          }}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}
