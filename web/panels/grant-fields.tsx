import { IconPlus, IconX } from "@tabler/icons-react";
import { Button, Form, Input, Select, TreeSelect } from "antd";
import { useMemo } from "react";
import type { Role } from "../../domain/account.ts";
import { areaChoices, EVERYWHERE } from "../state/administration.ts";
import type { AreaTree } from "../state/area-tree.ts";
import { administrationTexts } from "../text/administration.ts";
import { nameIn } from "../text/language.ts";
import { useLanguage } from "./app-context.tsx";

/** Rows of role, area and last day within a form. */
export function GrantFields({ roles, tree }: { roles: readonly Role[]; tree: AreaTree | null }) {
  const language = useLanguage();
  const text = administrationTexts[language].accounts;
  const areas = useMemo(
    () => (tree ? areaChoices(tree, text.everywhere) : [{ value: EVERYWHERE, title: text.everywhere }]),
    [tree, text],
  );
  const roleOptions = roles.map(({ code, name }) => ({ value: code, label: nameIn(language, name) }));
  return (
    <Form.List name="grants">
      {(fields, { add, remove }) => (
        <Form.Item label={text.grants} extra={text.grantsHint}>
          {fields.map(({ key, name }) => (
            <div key={key} className="admin-grant-row">
              <Form.Item name={[name, "role"]} rules={[{ required: true, message: text.required }]}>
                <Select aria-label={text.role} placeholder={text.role} options={roleOptions} />
              </Form.Item>
              <Form.Item name={[name, "area"]}>
                <TreeSelect
                  aria-label={text.area}
                  treeData={areas}
                  showSearch={{ treeNodeFilterProp: "title" }}
                  treeDefaultExpandedKeys={tree ? [...tree.roots] : []}
                  popupMatchSelectWidth={false}
                />
              </Form.Item>
              <Form.Item name={[name, "until"]}>
                <Input type="date" aria-label={text.until} title={text.until} />
              </Form.Item>
              <Button
                type="text"
                aria-label={text.removeGrant}
                title={text.removeGrant}
                icon={<IconX size={16} stroke={1.75} />}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <Button
            type="dashed"
            block
            icon={<IconPlus size={16} stroke={1.75} />}
            onClick={() => add({ area: EVERYWHERE, until: "" })}
          >
            {text.addGrant}
          </Button>
        </Form.Item>
      )}
    </Form.List>
  );
}
